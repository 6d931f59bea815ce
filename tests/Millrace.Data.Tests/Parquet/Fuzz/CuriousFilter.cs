using System.Collections.Immutable;

namespace Millrace.Data.Tests.Files;

/// <summary>Keeps every row, and asks for all that a file says of its row groups before.</summary>
internal sealed class CuriousFilter(Func<Batch> create) : RowFilter
{
    public override ImmutableArray<Column> CreateColumns() => create().Columns;

    public override void Evaluate(ImmutableArray<Column> columns, Span<ulong> kept)
    {
        kept.Clear();
        Bitmaps.Fill(kept, 0, columns[0].Count, true);
    }

    public override bool MayKeep(IRangeSource ranges)
    {
        foreach (Column column in create().Columns)
            _ = ranges.Find(column.Info);
        return true;
    }
}
