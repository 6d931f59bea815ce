using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Scans values without an order, bytes and lists: which are missing, and how many differ.</summary>
internal sealed class OpaqueScan(ColumnInfo column) : ColumnScan(column)
{
    private readonly HashSet<string> _distinct = new(StringComparer.Ordinal);

    public override ColumnReport Report() => Summary(null, null, _distinct.Count);

    protected override void Scan(Column values, long firstRow)
    {
        for (int row = 0; row < values.Count && _distinct.Count <= MaximumDistinct; row++)
        {
            if (values.FormatText(row) is { } text)
                _distinct.Add(text);
        }
    }
}
