namespace Millrace.Quality;

/// <summary>All that is known of one column.</summary>
internal static class ColumnSection
{
    public static void Write(PageWriter page, ColumnPair column)
    {
        HtmlWriter html = page.Html;
        html.Line();
        using HtmlScope section = html.Open("section", ("class", "column"), ("id", PageWriter.IdOf(column)));
        using (html.Open("h3"))
        {
            html.Value(column.Name);
            html.Element("small", Describe(page, column));
            html.Element("a", "↑", ("href", "#columns"), ("class", "up"), ("aria-label", "Back to all columns"));
        }

        if (column.IsSensitive)
            html.Element("p", "This column is sensitive: its values are masked, and what would show them is left out.", ("class", "m"));
        foreach (Anomaly anomaly in column.Anomalies)
        {
            using HtmlScope line = html.Open("p", ("class", anomaly.Severity == AnomalySeverity.Error ? "note bad" : "note warn"));
            html.Element("b", $"{anomaly.Severity}: ");
            html.Text(page.Limits.HasSentences ? VisibleText.Cut(anomaly.Message, page.Limits.Sentence) : Brief(anomaly));
        }

        WriteParts(page, column);
        if (column.Items is { } items)
        {
            html.Element("h4", "Elements of all lists");
            WriteParts(page, items);
        }

        DistanceTable.Write(page, column);
        ExpectationTable.Write(page, column.Expectations, "What is expected");
        SliceSection.WriteColumn(page, column);
    }

    // The sentence stands among all anomalies.
    private static string Brief(Anomaly anomaly) =>
        AnomalyText.Extent(anomaly) is { } extent ? $"{AnomalyText.Kind(anomaly.Kind)}, {extent}" : AnomalyText.Kind(anomaly.Kind);

    private static string Describe(PageWriter page, ColumnPair column)
    {
        string type = ColumnFacts.Type(column.Any);
        string other = column is { Current: { } now, Previous: { } was } && ColumnFacts.Type(was) != ColumnFacts.Type(now)
            ? $", {page.Content.PreviousName}: {ColumnFacts.Type(was)}"
            : "";
        string absent = !page.HasTwoSides ? ""
            : column.Current is null ? $", only in {page.Content.PreviousName}"
            : column.Previous is null ? $", only in {page.Content.CurrentName}" : "";
        string role = column.Name == page.Content.Current.LabelColumn ? ", label" : column.Name == page.Content.Current.WeightColumn ? ", weight" : "";
        return $" {type}{other}{absent}{role}";
    }

    private static void WriteParts(PageWriter page, ColumnPair column)
    {
        using HtmlScope parts = page.Html.Open("div", ("class", "parts"));
        FactTable.Write(page, column);
        ColumnCharts.Write(page, column);
        FrequentTable.Write(page, column);
    }
}
