using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Scans lists, which are as different as their elements.</summary>
internal abstract class ListScan(ColumnInfo column) : OpaqueScan(column)
{
    protected override void Scan(Column values)
    {
        var lists = (ListColumn)values;
        for (int row = 0; row < lists.Count && !IsEnough; row++)
        {
            if (lists.IsMissing(row))
                continue;
            (int start, int length) = lists[row].GetOffsetAndLength(lists.Items.Count);
            AppendItems(lists.Items, start, length);
            EndValue();
        }
    }

    /// <summary>Adds the elements of a list to what is hashed, so that lists which differ have no equal bytes.</summary>
    protected abstract void AppendItems(Column items, int start, int length);
}
