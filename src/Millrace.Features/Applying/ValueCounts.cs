using System.Numerics;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>Values of some rows that are missing, no number, infinite, or out of the training rows' range.</summary>
internal readonly record struct ValueCounts(long Missing, long NotANumber, long Infinite, long OutOfRange)
{
    public static ValueCounts operator +(ValueCounts left, ValueCounts right) => new(
        left.Missing + right.Missing, left.NotANumber + right.NotANumber, left.Infinite + right.Infinite, left.OutOfRange + right.OutOfRange);

    /// <summary>Counts the values of a column.</summary>
    /// <param name="work">The rows.</param>
    /// <param name="column">The column.</param>
    /// <param name="numbers">Its numbers; null where it has none.</param>
    /// <param name="range">The training rows' ends; null where they are not known.</param>
    public static ValueCounts Of(FeatureWork work, Column column, NumberFlow? numbers, SourceRange? range)
    {
        long missing = column.MissingCount;
        if (numbers is null)
            return new ValueCounts(missing, 0, 0, 0);
        ValueCounts sum = default;
        Span<double> block = stackalloc double[NumberFlow.Block];
        for (int first = 0; first < column.Count; first += NumberFlow.Block)
        {
            Span<double> values = block[..Math.Min(NumberFlow.Block, column.Count - first)];
            numbers.Read(work, first, values);
            sum += Of(values, range?.Minimum ?? double.NegativeInfinity, range?.Maximum ?? double.PositiveInfinity);
        }

        return sum with { Missing = missing, NotANumber = sum.NotANumber - missing };
    }

    private static ValueCounts Of(ReadOnlySpan<double> values, double least, double most)
    {
        var low = new Vector<double>(least);
        var high = new Vector<double>(most);
        var infinity = new Vector<double>(double.PositiveInfinity);
        Vector<long> numbers = Vector<long>.Zero, infinite = Vector<long>.Zero, outside = Vector<long>.Zero;
        int i = 0;
        for (; i <= values.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            // A comparison that holds is -1; one with NaN does not hold.
            var value = new Vector<double>(values[i..]);
            Vector<long> isInfinite = Vector.Equals(Vector.Abs(value), infinity);
            numbers -= Vector.Equals(value, value);
            infinite -= isInfinite;
            outside -= Vector.AndNot(Vector.LessThan(value, low) | Vector.GreaterThan(value, high), isInfinite);
        }

        var sum = new ValueCounts(0, i - Vector.Sum(numbers), Vector.Sum(infinite), Vector.Sum(outside));
        foreach (double value in values[i..])
        {
            sum += new ValueCounts(
                0, double.IsNaN(value) ? 1 : 0, double.IsInfinity(value) ? 1 : 0, double.IsFinite(value) && (value < least || value > most) ? 1 : 0);
        }

        return sum;
    }
}
