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
            double distance = JensenShannon.Between(nowNumbers, beforeNumbers), off = Off(current.Numbers!) + Off(previous.Numbers!);
            distances.Add(Of(distance, off) with { Threshold = limit?.JensenShannon });
        }
        else if (now is not null && before is not null)
        {
            CategoryDivergence divergence = CategoryDivergence.Of(now, before);
            distances.Add(new ColumnDistance(DistanceMeasure.JensenShannon, divergence.Distance)
            {
                Threshold = limit?.JensenShannon,
                MaximumError = divergence.MaximumError,
                Least = divergence.MaximumError > 0 ? divergence.Least : null,
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

    // The root of the divergence is a metric, whose bound JensenShannon.Between states. The square of a root differs in its last digit.
    private static ColumnDistance Of(double distance, double off)
    {
        if (off == 0)
            return new ColumnDistance(DistanceMeasure.JensenShannon, distance);
        double least = Math.Max(0, Math.Sqrt(distance) - off), most = Math.Min(1, Math.Sqrt(distance) + off);
        return new ColumnDistance(DistanceMeasure.JensenShannon, distance)
        {
            MaximumError = Math.Max((most * most) - distance, distance - (least * least)),
            Least = least * least,
        };
    }

    private static double Off(NumberStatistics numbers) => numbers.IsEqualWidthExact || numbers.RankError == 0
        ? 0
        : Math.Sqrt(Math.Max(0, numbers.EqualWidth!.Buckets.Length - 1) * numbers.RankError);
}
