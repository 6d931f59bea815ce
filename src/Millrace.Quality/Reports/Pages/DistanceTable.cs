namespace Millrace.Quality;

/// <summary>How far both sides of a column differ.</summary>
internal static class DistanceTable
{
    public static void Write(PageWriter page, ColumnPair column)
    {
        if (column.Distances.IsEmpty)
            return;
        HtmlWriter html = page.Html;
        using HtmlScope room = page.OpenRoom("Distances");
        using HtmlScope table = page.OpenTable("Distances");
        page.Headings(["measure", "distance", "at most", "value that differs most"], numbersFrom: int.MaxValue);
        foreach (ColumnDistance distance in column.Distances)
        {
            using HtmlScope row = html.Open("tr");
            html.Element("th", AnomalyText.Measure(distance.Measure), ("scope", "row"));
            html.Element("td", Text(distance), ("class", distance.IsHigh ? "bad" : null));
            page.NumberOrNothing(distance.Threshold is { } most ? ReportNumber.Of(most) : null);
            page.Value(distance.Value);
        }
    }

    private static string Text(ColumnDistance distance)
    {
        (string text, string error) = (ReportNumber.Of(distance.Distance), ReportNumber.Of(distance.MaximumError));
        return distance switch
        {
            { MaximumError: 0 } => text,
            { IsLeast: true } => $"at least {text}, at most {error} more",
            { Least: { } least } => $"{text}, between {ReportNumber.Of(least)} and {ReportNumber.Of(Math.Min(1, distance.Distance + distance.MaximumError))}",
            _ => $"{text} ± {error}",
        };
    }
}
