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
            string text = ReportNumber.Of(distance.Distance);
            html.Element("td", distance.MaximumError > 0 ? $"{text} ± {ReportNumber.Of(distance.MaximumError)}" : text, ("class", distance.IsHigh ? "bad" : null));
            page.NumberOrNothing(distance.Threshold is { } most ? ReportNumber.Of(most) : null);
            page.Value(distance.Value);
        }
    }
}
