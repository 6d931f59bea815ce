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

    private protected override void Add(int group, TValue value) => _sums[group] = checked(_sums[group] + Int128.CreateChecked(value));

    private protected override TResult Sum(int group) => TResult.CreateChecked(_sums[group]);

    private protected override double Mean(int group, long count) => (double)_sums[group] / count;
}
