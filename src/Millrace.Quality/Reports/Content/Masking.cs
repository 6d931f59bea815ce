using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Takes values of sensitive columns out of what a report tells, should they be in it.</summary>
internal static class Masking
{
    /// <summary>Statistics of a dataset.</summary>
    /// <param name="statistics">The statistics.</param>
    /// <param name="sensitive">The names of columns that are sensitive here, or in a dataset that stands beside it.</param>
    public static DatasetStatistics Of(DatasetStatistics statistics, HashSet<string> sensitive) => statistics with
    {
        Columns = [.. statistics.Columns.Select(column => Of(sensitive.Contains(column.Name) ? column with { IsSensitive = true } : column))],
        Slices =
        [
            .. statistics.Slices.Select(slice => slice with
            {
                Value = slice.Value is not null && sensitive.Contains(slice.Column) ? SensitiveAttribute.Mask : slice.Value,
                Statistics = Of(slice.Statistics, sensitive),
            }),
        ],
    };

    /// <summary>An anomaly of a sensitive column.</summary>
    public static Anomaly Of(Anomaly anomaly)
    {
        string[] values =
        [
            .. anomaly.Examples.Select(static each => each.Value).Concat(anomaly.Unexpected.Select(static each => each.Value))
                .Where(static each => each.Length > 0 && each != SensitiveAttribute.Mask),
        ];
        string few = $"{ReportNumber.Count(anomaly.Count)} of {ReportNumber.Count(anomaly.Of)}";
        return anomaly with
        {
            Message = Tells(anomaly.Message) ? $"{anomaly.Column}: {few} are not as expected; which values, is masked." : anomaly.Message,
            Remedy = Tells(anomaly.Remedy) ? null : anomaly.Remedy,
            Examples = Of(anomaly.Examples),
            Unexpected = [],
        };

        bool Tells(string? text) => text is not null && values.Any(value => text.Contains(value, StringComparison.Ordinal));
    }

    /// <summary>An expectation of a sensitive column.</summary>
    public static ExpectationReport Of(ExpectationReport expectation) => expectation with { Examples = Of(expectation.Examples), Unexpected = [] };

    private static ImmutableArray<BrokenValue> Of(ImmutableArray<BrokenValue> examples) =>
        [.. examples.Select(static example => example with { Value = SensitiveAttribute.Mask })];

    private static ColumnStatistics Of(ColumnStatistics column) => column switch
    {
        { IsSensitive: false, Lists: { Items: { } items } lists } => column with { Lists = lists with { Items = Of(items) } },
        { IsSensitive: false } => column,
        _ => column with
        {
            Minimum = null,
            Maximum = null,
            Frequent = null,
            Numbers = column.Numbers is null ? null : Counts(column.Numbers),
            Texts = column.Texts is null ? null : column.Texts with { Lengths = column.Texts.Lengths with { Histogram = null }, Weights = null },
            Lists = column.Lists is null ? null : column.Lists with { Items = Of(column.Lists.Items with { IsSensitive = true }) },
        },
    };

    private static NumberStatistics Counts(NumberStatistics numbers) => new()
    {
        Finite = numbers.Finite,
        Zeros = numbers.Zeros,
        NotANumber = numbers.NotANumber,
        NegativeInfinite = numbers.NegativeInfinite,
        PositiveInfinite = numbers.PositiveInfinite,
    };
}
