using System.Numerics;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Sums decimals.</summary>
/// <typeparam name="TValue"><see cref="decimal"/>.</typeparam>
/// <typeparam name="TResult">The type of the result.</typeparam>
/// <param name="isMean">Whether the mean is wanted.</param>
internal sealed class DecimalTotal<TValue, TResult>(bool isMean) : Total<TValue, TResult>(isMean)
    where TValue : struct, INumber<TValue>
    where TResult : struct, INumber<TResult>
{
    private decimal[] _sums = [];
    private int _used;

    public override long HeldBytes => base.HeldBytes + (_sums.Length * (long)sizeof(decimal));

    public override void Dispose()
    {
        base.Dispose();
        Pooled.Return(ref _sums);
    }

    private protected override void Reserve(int groupCount) => Reserve(ref _sums, ref _used, groupCount);

    private protected override void Add(ReadOnlySpan<TValue> values, ReadOnlySpan<int> rows, ReadOnlySpan<int> groups)
    {
        for (int i = 0; i < rows.Length; i++)
            _sums[groups[i]] += decimal.CreateChecked(values[rows[i]]);
    }

    private protected override TResult Sum(int group) => TResult.CreateChecked(_sums[group]);

    private protected override double Mean(int group, long count) => (double)(_sums[group] / count);
}
