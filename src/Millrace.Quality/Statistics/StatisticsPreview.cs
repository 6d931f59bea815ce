using System.Collections.Immutable;
using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Statistics as a table of a row a column.</summary>
internal static class StatisticsPreview
{
    private const int LongestText = 60;

    /// <param name="statistics">The statistics.</param>
    /// <param name="rows">How many columns are told, at most.</param>
    public static ArtifactPreview Of(DatasetStatistics statistics, int rows) => new(
        ["column", "type", "present", "missing", "zeros", "minimum", "median", "maximum", "mean", "deviation", "distinct", "most frequent"],
        [.. statistics.Columns.Take(rows).Select(Describe)],
        statistics.Columns.Length);

    private static ImmutableArray<string?> Describe(ColumnStatistics column) =>
    [
        column.Name,
        column.Lists is { } lists ? $"{column.Type}({lists.Items.Type})" : column.Type.ToString(),
        column.Present.ToString(CultureInfo.InvariantCulture),
        Percent(1 - column.PresentShare),
        column.Numbers?.Zeros.ToString(CultureInfo.InvariantCulture),
        Masked(column, column.Minimum),
        Masked(column, Number(column.Numbers?.QuantileAt(0.5))),
        Masked(column, column.Maximum),
        Masked(column, Number(column.Numbers?.Mean)),
        Masked(column, Number(column.Numbers?.Deviation)),
        DistinctText.Plain(column.Distinct),
        Masked(column, Frequent(column)),
    ];

    private static string? Masked(ColumnStatistics column, string? value) => column.IsSensitive ? SensitiveAttribute.Mask : Cut(value);

    private static string? Frequent(ColumnStatistics column) => column.Frequent is { Values: [var first, ..], Total: > 0 and var total }
        ? $"{Cut(first.Value)} ({Percent(first.Weight / total)})"
        : null;

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.##} %");

    private static string? Number(double? number) => number?.ToString("G6", CultureInfo.InvariantCulture);

    private static string? Cut(string? text) => text?.Length > LongestText ? $"{text.AsSpan(0, LongestText)}…" : text;
}
