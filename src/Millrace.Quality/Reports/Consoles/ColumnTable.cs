using System.Collections.Immutable;

namespace Millrace.Quality;

/// <summary>All columns as a table on a console.</summary>
internal static class ColumnTable
{
    private const int MostCharacters = 20, MostOfNames = 40;

    private static readonly ImmutableArray<(string Heading, bool IsNumber, Func<ColumnStatistics, string?> Of)> s_single =
    [
        ("type", false, ColumnFacts.Type),
        ("missing", true, Missing),
        ("distinct", true, static column => DistinctText.Of(column.Distinct)),
        ("minimum", false, static column => Shown(column.Minimum)),
        ("median", true, Median),
        ("maximum", false, static column => Shown(column.Maximum)),
        ("most frequent", false, Frequent),
    ];

    private static readonly ImmutableArray<(string Heading, bool IsNumber, Func<ColumnStatistics, string?> Of)> s_both =
        [("missing", true, Missing), ("distinct", true, static column => DistinctText.Of(column.Distinct)), ("median", true, Median), ("most frequent", false, Frequent)];

    public static ReportSection Of(ReportContent content)
    {
        if (content.Columns.IsEmpty)
            return new ReportSection("Columns", [new ReportLine("There are none.", ReportTone.Muted)]);
        bool hasTwo = content.Previous is not null;
        return new ReportSection("Columns", [])
        {
            Columns =
            [
                new ReportHeading("column"),
                .. hasTwo
                    ? s_both.SelectMany(each => (ReportHeading[])[new(each.Heading, each.IsNumber), new(content.PreviousName, each.IsNumber)])
                    : s_single.Select(static each => new ReportHeading(each.Heading, each.IsNumber)),
                new ReportHeading("anomalies"),
            ],
            Rows = [.. content.Columns.Select(column => Row(column, hasTwo))],
        };
    }

    private static ImmutableArray<string?> Row(ColumnPair column, bool hasTwo) =>
    [
        VisibleText.OneLine(column.Name, MostOfNames),
        .. hasTwo
            ? s_both.SelectMany(each => (string?[])[Of(column.Current, each.Of), Of(column.Previous, each.Of)])
            : s_single.Select(each => Of(column.Current, each.Of)),
        AnomalyText.Summary(column.Anomalies),
    ];

    private static string? Of(ColumnStatistics? column, Func<ColumnStatistics, string?> of) => column is null ? null : of(column);

    private static string Missing(ColumnStatistics column) => ReportNumber.Share(1 - column.PresentShare);

    private static string? Median(ColumnStatistics column) =>
        column.Numbers?.QuantileAt(0.5) is { } median ? TypedNumber.Of(column.Type, median) : null;

    private static string? Frequent(ColumnStatistics column) =>
        column.Frequent is { Values: [var first, ..] } frequent && !FrequentTable.IsFlat(column)
            ? $"{Shown(first.Value)} {ReportNumber.Share(first.Weight, frequent.Total)}"
            : null;

    private static string? Shown(string? value) => value is null ? null : VisibleText.OneLine(value, MostCharacters);
}
