using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>Two filters that must both hold, of whatever schemas.</summary>
internal sealed class RowFilterPair(RowFilter first, RowFilter second) : RowFilter
{
    public override ImmutableArray<Column> CreateColumns()
    {
        ImmutableArray<Column> columns = first.CreateColumns();
        return [.. columns, .. second.CreateColumns().Where(column => !columns.Any(other => other.Info.Name == column.Info.Name))];
    }

    public override void Evaluate(ImmutableArray<Column> columns, Span<ulong> kept)
    {
        first.Evaluate(columns, kept);
        ulong[] other = Pooled.Rent<ulong>(kept.Length);
        second.Evaluate(columns, other.AsSpan(0, kept.Length));
        for (int i = 0; i < kept.Length; i++)
            kept[i] &= other[i];
        Pooled.Return(other);
    }

    public override bool MayKeep(IRangeSource ranges) => first.MayKeep(ranges) && second.MayKeep(ranges);

    public override string ToString() => $"({first}) & ({second})";
}
