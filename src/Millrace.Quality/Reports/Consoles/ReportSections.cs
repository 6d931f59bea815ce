using System.Collections.Immutable;

namespace Millrace.Quality;

/// <summary>Makes the sections of a report for a console.</summary>
internal static class ReportSections
{
    public static ImmutableArray<ReportSection> Of(ReportContent content)
    {
        ReportContent prepared = content.Prepare();
        return [Data(prepared), AnomalyLines.Of(prepared), .. BrokenTable.Of(prepared), ColumnTable.Of(prepared), .. Slices(prepared)];
    }

    /// <summary>What the report is about and what is not as expected, without a word of columns that nothing is said of.</summary>
    public static ImmutableArray<ReportSection> BriefOf(ReportContent content)
    {
        ReportContent prepared = content.Prepare();
        return [Data(prepared), AnomalyLines.Of(prepared)];
    }

    private static ReportSection Data(ReportContent content)
    {
        (DatasetStatistics current, DatasetStatistics? previous) = (content.Current, content.Previous);
        string sizes = previous is null
            ? Size(current)
            : $"{content.CurrentName}: {Size(current)}; {content.PreviousName}: {Size(previous)}";
        string weight = current.WeightColumn is { } column ? $", weighted by {VisibleText.OneLine(column)}" : "";
        string label = current.LabelColumn is { } name ? $", label {VisibleText.OneLine(name)}" : "";
        ReportLine[] verdict = content.Verdict is { } text ? [new ReportLine(text)] : [];
        IEnumerable<ReportLine> notKnown = content.NotKnown.Select(static sentence => new ReportLine(sentence, ReportTone.Warning));
        return new ReportSection(
            VisibleText.OneLine(content.Title, 200), [new ReportLine($"{sizes}{weight}{label}", ReportTone.Muted), .. verdict, .. notKnown]);
    }

    private static string Size(DatasetStatistics side) => $"{ReportNumber.Plural(side.Rows, "row")}, {ReportNumber.Plural(side.Columns.Length, "column")}";

    private static IEnumerable<ReportSection> Slices(ReportContent content) =>
        content.Current.Slices.GroupBy(static slice => slice.Column, StringComparer.Ordinal).Select(slices =>
            new ReportSection($"Rows by {VisibleText.OneLine(slices.Key)}", [])
            {
                Columns = [new ReportHeading("value"), new ReportHeading("rows", IsNumber: true), new ReportHeading("share", IsNumber: true)],
                Rows =
                [
                    .. slices.Select(slice => ImmutableArray.Create<string?>(
                        slice.IsOthers ? "all others" : slice.Value is null ? null : VisibleText.OneLine(slice.Value, 40),
                        ReportNumber.Count(slice.Statistics.Rows),
                        ReportNumber.Share(slice.Statistics.Rows, content.Current.Rows))),
                ],
            });
}
