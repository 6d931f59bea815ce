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
        long missing = column.MissingCount, noNumbers = 0, infinite = 0, outside = 0;
        if (numbers is null)
            return new ValueCounts(missing, 0, 0, 0);
        Span<double> block = stackalloc double[NumberFlow.Block];
        for (int first = 0; first < column.Count; first += NumberFlow.Block)
        {
            Span<double> values = block[..Math.Min(NumberFlow.Block, column.Count - first)];
            numbers.Read(work, first, values);
            foreach (double value in values)
            {
                noNumbers += double.IsNaN(value) ? 1 : 0;
                infinite += double.IsInfinity(value) ? 1 : 0;
                outside += double.IsFinite(value) && range is { } ends && (value < ends.Minimum || value > ends.Maximum) ? 1 : 0;
            }
        }

        return new ValueCounts(missing, noNumbers - missing, infinite, outside);
    }
}
