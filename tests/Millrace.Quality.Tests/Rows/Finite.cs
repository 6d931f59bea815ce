using Millrace.Data;

namespace Millrace.Quality.Tests.Rows;

/// <summary>Makes sure that no number in statistics is NaN or infinite.</summary>
internal static class Finite
{
    public static void Check(DatasetStatistics statistics)
    {
        Assert.True(double.IsFinite(statistics.Weight));
        foreach (ColumnStatistics column in statistics.Columns)
            Check(column);
        foreach (SliceStatistics slice in statistics.Slices)
            Check(slice.Statistics);
    }

    private static void Check(ColumnStatistics column)
    {
        IEnumerable<double?> all =
        [
            column.PresentWeight, column.MissingWeight, column.PresentShare, column.Distinct.StandardError,
            .. column.Frequent is { } frequent
                ? [frequent.Total, frequent.WeightError, .. frequent.Values.Select(static value => (double?)value.Weight)]
                : Array.Empty<double?>(),
            .. column.Numbers is { } numbers ? Of(numbers) : [],
            .. column.Texts is { } texts ? [.. Of(texts.Lengths), .. Of(texts.Weights)] : Array.Empty<double?>(),
            .. column.Lists is { } held ? Of(held.Lengths) : [],
            .. column.Label is { } label ? [label.Correlation, label.MutualInformation] : Array.Empty<double?>(),
        ];
        Assert.All(all, static value => Assert.True(value is null || double.IsFinite(value.Value)));
        if (column.Lists is { } lists)
            Check(lists.Items);
    }

    private static IEnumerable<double?> Of(NumberStatistics numbers) =>
    [
        numbers.Minimum, numbers.Maximum, numbers.Mean, numbers.Deviation, numbers.RankError,
        .. numbers.Quantiles.SelectMany(static quantile => (double?[])[quantile.Share, quantile.Value]), .. Of(numbers.EqualDepth), .. Of(numbers.EqualWidth),
        .. numbers.Weights is { } weights
            ? [weights.Finite, weights.Zeros, weights.NotANumber, weights.NegativeInfinite, weights.PositiveInfinite]
            : Array.Empty<double?>(),
    ];

    private static IEnumerable<double?> Of(LengthStatistics lengths) => Of(lengths.Histogram).Append(lengths.Mean);

    private static IEnumerable<double?> Of(TextWeights? weights) => weights is null ? [] :
    [
        weights.Empty, weights.Blank, weights.Untrimmed, weights.Numeric,
        .. weights.Characters is { } characters
            ?
            [
                characters.Letters, characters.Digits, characters.Spaces, characters.Punctuation, characters.Controls, characters.Others,
                characters.NotAscii,
            ]
            : Array.Empty<double?>(),
    ];

    private static IEnumerable<double?> Of(Histogram? histogram) =>
        histogram is null ? [] : histogram.Buckets.SelectMany(static bucket => (double?[])[bucket.Low, bucket.High, bucket.Weight])
            .Concat([histogram.NotANumber, histogram.NegativeInfinite, histogram.PositiveInfinite, histogram.Total]);
}
