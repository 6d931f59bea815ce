using System.Numerics;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Sums floating-point numbers in the order of rows and carries along what each addition loses (Neumaier's form of Kahan's sum).</summary>
/// <typeparam name="TValue">The type of the column's values.</typeparam>
/// <typeparam name="TResult">The type of the result.</typeparam>
/// <param name="isMean">Whether the mean is wanted.</param>
internal sealed class FloatTotal<TValue, TResult>(bool isMean) : Total<TValue, TResult>(isMean)
    where TValue : struct, INumber<TValue>
    where TResult : struct, INumber<TResult>
{
    private (double Sum, double Lost)[] _sums = [];
    private int _used;

    public override long HeldBytes => base.HeldBytes + (_sums.Length * 2L * sizeof(double));

    public override void Dispose()
    {
        base.Dispose();
        Pooled.Return(ref _sums);
    }

    private protected override void Reserve(int groupCount) => Reserve(ref _sums, ref _used, groupCount);

    private protected override void Add(ReadOnlySpan<TValue> values, ReadOnlySpan<int> rows, ReadOnlySpan<int> groups)
    {
        (double Sum, double Lost)[] sums = _sums;
        for (int i = 0; i < rows.Length; i++)
        {
            double number = double.CreateTruncating(values[rows[i]]);
            ref (double Sum, double Lost) state = ref sums[groups[i]];
            double sum = state.Sum + number;
            state.Lost += Math.Abs(state.Sum) >= Math.Abs(number) ? state.Sum - sum + number : number - sum + state.Sum;
            state.Sum = sum;
        }
    }

    private protected override TResult Sum(int group) => TResult.CreateChecked(Value(group));

    private protected override double Mean(int group, long count) => Value(group) / count;

    // What was lost means nothing once a sum is infinite or not a number.
    private double Value(int group) => double.IsFinite(_sums[group].Sum) ? _sums[group].Sum + _sums[group].Lost : _sums[group].Sum;
}
