using System.Numerics;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>The variance of a sample, or its root, by Welford's method; missing where fewer than two values are present.</summary>
/// <typeparam name="T">The type of the column's values.</typeparam>
/// <param name="isDeviation">Whether the root is wanted.</param>
internal sealed class Spread<T>(bool isDeviation) : Aggregator
    where T : struct, INumber<T>
{
    private (long Count, double Mean, double Squares)[] _states = [];
    private int _used;

    public override long HeldBytes => _states.Length * 3L * sizeof(double);

    public override void Add(Column? column, ReadOnlySpan<int> rows, ReadOnlySpan<int> groups, int groupCount)
    {
        var values = (ValueColumn<T>)column!;
        Reserve(ref _states, ref _used, groupCount);
        ReadOnlySpan<T> all = values.Values;
        bool mayMiss = values.MissingCount > 0;
        for (int i = 0; i < rows.Length; i++)
        {
            if (mayMiss && values.IsMissing(rows[i]))
                continue;
            ref (long Count, double Mean, double Squares) state = ref _states[groups[i]];
            double number = double.CreateTruncating(all[rows[i]]);
            double away = number - state.Mean;
            state.Count++;
            state.Mean += away / state.Count;
            state.Squares += away * (number - state.Mean);
        }
    }

    public override void Write(Column target, ReadOnlySpan<int> groups)
    {
        var column = (ValueColumn<double>)target;
        foreach (int group in groups)
        {
            (long count, _, double squares) = _states[group];
            if (count < 2)
                column.AppendMissing();
            else
                column.Append(isDeviation ? Math.Sqrt(squares / (count - 1)) : squares / (count - 1));
        }
    }

    public override void Dispose() => Pooled.Return(ref _states);
}
