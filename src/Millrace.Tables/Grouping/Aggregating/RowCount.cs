using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Counts a group's rows, or those of them in which a column has a value.</summary>
internal sealed class RowCount : Aggregator
{
    private long[] _counts = [];
    private int _used;

    public override long HeldBytes => _counts.Length * (long)sizeof(long);

    public override void Add(Column? column, ReadOnlySpan<int> rows, ReadOnlySpan<int> groups, int groupCount)
    {
        Reserve(ref _counts, ref _used, groupCount);
        long[] counts = _counts;
        bool mayMiss = column is { MissingCount: > 0 };
        for (int i = 0; i < groups.Length; i++)
        {
            if (!mayMiss || !column!.IsMissing(rows[i]))
                counts[groups[i]]++;
        }
    }

    public override void Write(Column target, ReadOnlySpan<int> groups)
    {
        var column = (ValueColumn<long>)target;
        foreach (int group in groups)
            column.Append(_counts[group]);
    }

    public override void Dispose() => Pooled.Return(ref _counts);
}
