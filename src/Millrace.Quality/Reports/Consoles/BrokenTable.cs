using System.Collections.Immutable;

namespace Millrace.Quality;

/// <summary>The expectations that something breaks, within their tolerance or beyond it, as a table on a console. Those that all keep are counted.</summary>
internal static class BrokenTable
{
    private const int MostCharacters = 40;

    /// <summary>The table; nothing where all expectations are kept.</summary>
    public static IEnumerable<ReportSection> Of(ReportContent content)
    {
        ExpectationReport[] all = [.. content.Columns.SelectMany(static column => column.Expectations), .. content.Rows];
        ExpectationReport[] broken = [.. all.Where(static each => each.Broken > 0)];
        if (broken.Length == 0)
            return [];
        int tolerated = broken.Count(static each => each.Holds);
        string title = $"Expectations: {ReportNumber.Count(broken.Length - tolerated)} broken, {ReportNumber.Count(tolerated)} broken within the tolerance, "
            + $"{ReportNumber.Count(all.Length - broken.Length)} kept";
        return
        [
            new ReportSection(title, [])
            {
                Columns =
                [
                    new ReportHeading("column"), new ReportHeading("expectation"), new ReportHeading("holds"), new ReportHeading("broken", IsNumber: true),
                    new ReportHeading("of", IsNumber: true), new ReportHeading("share", IsNumber: true), new ReportHeading("tolerated", IsNumber: true),
                ],
                Rows = [.. broken.Select(Row)],
            },
        ];
    }

    private static ImmutableArray<string?> Row(ExpectationReport expectation) =>
    [
        expectation.Column is { } column ? VisibleText.OneLine(column, MostCharacters) : null,
        VisibleText.OneLine(expectation.Attribute, MostCharacters),
        expectation.Holds ? "yes" : "no",
        ReportNumber.Count(expectation.Broken),
        ReportNumber.Count(expectation.Checked),
        ReportNumber.Share(expectation.Share),
        ReportNumber.Share(expectation.Tolerance),
    ];
}
