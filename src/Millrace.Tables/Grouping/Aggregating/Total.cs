using System.Numerics;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>The sum or the mean of a column's present values; missing where none is.</summary>
/// <typeparam name="TValue">The type of the column's values.</typeparam>
/// <typeparam name="TResult">The type of the result.</typeparam>
/// <param name="isMean">Whether it is the mean.</param>
internal abstract class Total<TValue, TResult>(bool isMean) : Aggregator
    where TValue : struct, INumber<TValue>
    where TResult : struct, INumber<TResult>
{
    private readonly PresentRows _present = new();
    private long[] _counts = [];
    private int _used;

    public override long HeldBytes => (_counts.Length * (long)sizeof(long)) + _present.HeldBytes;

    public sealed override void Add(Column? column, ReadOnlySpan<int> rows, ReadOnlySpan<int> groups, int groupCount)
    {
        var values = (ValueColumn<TValue>)column!;
        Reserve(ref _counts, ref _used, groupCount);
        Reserve(groupCount);
        _present.Choose(values, ref rows, ref groups);
        long[] counts = _counts;
        foreach (int group in groups)
            counts[group]++;
        Add(values.Values, rows, groups);
    }

    public sealed override void Write(Column target, ReadOnlySpan<int> groups)
    {
        var column = (ValueColumn<TResult>)target;
        foreach (int group in groups)
        {
            if (_counts[group] == 0)
                column.AppendMissing();
            else
                column.Append(isMean ? TResult.CreateChecked(Mean(group, _counts[group])) : Sum(group));
        }
    }

    public override void Dispose()
    {
        _present.Dispose();
        Pooled.Return(ref _counts);
    }

    private protected abstract void Reserve(int groupCount);

    /// <summary>Adds the values of rows in which none is missing.</summary>
    private protected abstract void Add(ReadOnlySpan<TValue> values, ReadOnlySpan<int> rows, ReadOnlySpan<int> groups);

    private protected abstract TResult Sum(int group);

    private protected abstract double Mean(int group, long count);
}
