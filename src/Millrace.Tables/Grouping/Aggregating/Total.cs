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
    private long[] _counts = [];
    private int _used;

    public override long HeldBytes => _counts.Length * (long)sizeof(long);

    public sealed override void Add(Column? column, ReadOnlySpan<int> rows, ReadOnlySpan<int> groups, int groupCount)
    {
        var values = (ValueColumn<TValue>)column!;
        Reserve(ref _counts, ref _used, groupCount);
        Reserve(groupCount);
        ReadOnlySpan<TValue> all = values.Values;
        bool mayMiss = values.MissingCount > 0;
        for (int i = 0; i < rows.Length; i++)
        {
            if (mayMiss && values.IsMissing(rows[i]))
                continue;
            _counts[groups[i]]++;
            Add(groups[i], all[rows[i]]);
        }
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

    public override void Dispose() => Pooled.Return(ref _counts);

    private protected abstract void Reserve(int groupCount);

    private protected abstract void Add(int group, TValue value);

    private protected abstract TResult Sum(int group);

    private protected abstract double Mean(int group, long count);
}
