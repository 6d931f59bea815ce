using System.Runtime.InteropServices;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Scans lists of values of fixed width, which differ where their bits do.</summary>
internal sealed class ValueListScan<T>(ColumnInfo column) : ListScan(column)
    where T : struct
{
    protected override void AppendItems(Column items, int start, int length)
    {
        var values = (ValueColumn<T>)items;
        Append(length);
        Append(MemoryMarshal.AsBytes(values.Values.Slice(start, length)));
        if (values.MissingCount == 0)
            return;
        for (int i = 0; i < length; i++)
        {
            if (values.IsMissing(start + i))
                Append(i);
        }
    }
}
