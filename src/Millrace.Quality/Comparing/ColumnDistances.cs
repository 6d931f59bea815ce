using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Measures how far a column differs between two datasets.</summary>
internal static class ColumnDistances
{
    public static ColumnComparison Compare(ColumnInfo column, DifferenceExpectation? limit, ColumnStatistics current, ColumnStatistics previous)
    {
        bool canMeasure = current.Present > 0 && previous.Present > 0;
        return new ColumnComparison(column.Name, current.Present, previous.Present, canMeasure ? Measure(column, limit, current, previous) : [])
        {
            IsSensitive = column.IsSensitive,
        };
    }

    private static ImmutableArray<ColumnDistance> Measure(ColumnInfo column, DifferenceExpectation? limit, ColumnStatistics current, ColumnStatistics previous)
    {
        var distances = ImmutableArray.CreateBuilder<ColumnDistance>();
        RankHistogram? now = current.Frequent, before = previous.Frequent;
        Histogram? nowNumbers = Numbers(current), beforeNumbers = Numbers(previous);
        if (now is not null && before is not null)
        {
            distances.Add(Of(
                DistanceMeasure.LInfinity, LInfinity.Between(now, before), now.Total, before.Total, limit?.LInfinity, column.IsSensitive));
            distances.Add(Of(
                DistanceMeasure.NormalisedAbsoluteDifference, NormalisedAbsoluteDifference.Between(now, before), now.Total + before.Total,
                now.Total + before.Total, limit?.NormalisedAbsoluteDifference, column.IsSensitive));
        }

        if (nowNumbers is not null && beforeNumbers is not null)
        {
            double distance = JensenShannon.Between(nowNumbers, beforeNumbers);
            distances.Add(new ColumnDistance(DistanceMeasure.JensenShannon, distance)
            {
                Threshold = limit?.JensenShannon,
                MaximumError = Error(distance, current, previous),
                Least = Least(distance, current, previous),
            });
        }
        else if (now is not null && before is not null)
        {
            CategoryDivergence divergence = CategoryDivergence.Of(now, before);
            distances.Add(new ColumnDistance(DistanceMeasure.JensenShannon, divergence.Distance)
            {
                Threshold = limit?.JensenShannon,
                MaximumError = divergence.MaximumError,
                IsLeast = divergence.IsLeast,
                Least = !divergence.IsLeast && divergence.Least > divergence.Distance - divergence.MaximumError ? divergence.Least : null,
            });
        }

        return distances.ToImmutable();
    }

    private static ColumnDistance Of(
        DistanceMeasure measure, CategoryDifference found, double currentTotal, double previousTotal, double? threshold, bool isSensitive) =>
        new(measure, found.Distance)
        {
            MaximumError = found.MaximumError,
            Threshold = threshold,
            Value = isSensitive ? null : found.Value,
            CurrentCount = Math.Round(found.Current * currentTotal, 6),
            PreviousCount = Math.Round(found.Previous * previousTotal, 6),
        };

    // Of times and dates as well; whole numbers with few values too, since nothing says that they are categories.
    private static Histogram? Numbers(ColumnStatistics column) => column.Numbers?.EqualWidth;

    /// <summary>The root of the divergence is a metric, whose bound <see cref="JensenShannon.Between(Histogram, Histogram)"/> states.</summary>
    private static double Error(double distance, ColumnStatistics current, ColumnStatistics previous)
    {
        double off = Off(current.Numbers!) + Off(previous.Numbers!);

        // The square of a root differs in its last digit.
        if (off == 0)
            return 0;
        double most = Math.Min(1, Math.Sqrt(distance) + off);
        return (most * most) - distance;
    }

    // A square grows faster than it falls.
    private static double? Least(double distance, ColumnStatistics current, ColumnStatistics previous)
    {
        double off = Off(current.Numbers!) + Off(previous.Numbers!), least = Math.Sqrt(distance) - off;
        return off > 0 && least > 0 ? least * least : null;
    }

    private static double Off(NumberStatistics numbers) => numbers.IsEqualWidthExact || numbers.RankError == 0
        ? 0
        : Math.Sqrt(Math.Max(0, numbers.EqualWidth!.Buckets.Length - 1) * numbers.RankError);
}
