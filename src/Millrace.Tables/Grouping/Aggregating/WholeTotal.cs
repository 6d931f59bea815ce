using System.Numerics;
using System.Runtime.CompilerServices;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Sums whole numbers exactly.</summary>
/// <typeparam name="TValue">The type of the column's values.</typeparam>
/// <typeparam name="TResult">The type of the result.</typeparam>
/// <param name="isMean">Whether the mean is wanted.</param>
internal sealed class WholeTotal<TValue, TResult>(bool isMean) : Total<TValue, TResult>(isMean)
    where TValue : struct, INumber<TValue>
    where TResult : struct, INumber<TResult>
{
    private Int128[] _sums = [];
    private int _used;

    public override long HeldBytes => base.HeldBytes + (_sums.Length * (long)Unsafe.SizeOf<Int128>());

    public override void Dispose()
    {
        base.Dispose();
        Pooled.Return(ref _sums);
    }

    private protected override void Reserve(int groupCount) => Reserve(ref _sums, ref _used, groupCount);

    private protected override void Add(ReadOnlySpan<TValue> values, ReadOnlySpan<int> rows, ReadOnlySpan<int> groups)
    {
        Int128[] sums = _sums;
        if (Unsafe.SizeOf<TValue>() > sizeof(ulong))
        {
            for (int i = 0; i < rows.Length; i++)
                sums[groups[i]] = checked(sums[groups[i]] + Int128.CreateChecked(values[rows[i]]));
            return;
        }

        // No number of rows makes the sum of such values too large.
        for (int i = 0; i < rows.Length; i++)
            sums[groups[i]] += Int128.CreateTruncating(values[rows[i]]);
    }

    private protected override TResult Sum(int group) => TResult.CreateChecked(_sums[group]);

    private protected override double Mean(int group, long count) => (double)_sums[group] / count;
}
