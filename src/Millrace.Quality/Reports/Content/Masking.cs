using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Takes values of sensitive columns out of what a report tells, should they be in it.</summary>
internal static class Masking
{
    /// <summary>Statistics of a dataset.</summary>
    public static DatasetStatistics Of(DatasetStatistics statistics) => statistics with
    {
        Columns = [.. statistics.Columns.Select(Of)],
        Slices =
        [
            .. statistics.Slices.Select(slice => slice with
            {
                Value = slice.Value is not null && statistics.Find(slice.Column) is { IsSensitive: true } ? SensitiveAttribute.Mask : slice.Value,
                Statistics = Of(slice.Statistics),
            }),
        ],
    };

    /// <summary>An anomaly of a sensitive column.</summary>
    public static Anomaly Of(Anomaly anomaly) => anomaly with { Examples = Of(anomaly.Examples), Unexpected = [] };

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
            Texts = column.Texts is null ? null : column.Texts with { Lengths = column.Texts.Lengths with { Histogram = null } },
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
