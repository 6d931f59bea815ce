namespace Millrace.Quality;

/// <summary>A table of all columns, from which each has a link to its section.</summary>
internal static class OverviewSection
{
    private const int MostCharacters = 18;

    public static void Write(PageWriter page)
    {
        HtmlWriter html = page.Html;
        html.Line();
        using HtmlScope section = html.Open("section", ("id", "columns"));
        html.Element("h2", "Columns");
        if (page.Content.Columns.IsEmpty)
        {
            html.Element("p", "There are no columns.");
            return;
        }

        if (page.Content.Current.Rows == 0)
            html.Element("p", page.HasTwoSides ? $"There are no {page.Content.CurrentName} rows." : "There are no rows.");
        using HtmlScope room = page.OpenRoom("All columns");
        using HtmlScope table = page.OpenTable("All columns with what matters most of each", isShown: false);
        using (html.Open("thead"))
            WriteHeadings(page);
        using HtmlScope body = html.Open("tbody");
        foreach (ColumnPair column in page.Content.Columns)
        {
            html.Line();
            using HtmlScope row = html.Open("tr");
            Write(page, column);
        }
    }

    // Below what both sides have stand their names.
    private static void WriteHeadings(PageWriter page)
    {
        HtmlWriter html = page.Html;
        bool hasTwo = page.HasTwoSides;
        (string Heading, bool IsNumber, bool IsOfBoth)[] headings = hasTwo
            ? [("column", false, false), ("anomalies", false, false), ("type", false, false), ("missing", true, true), ("distinct", true, true), ("median", true, true),
                ("shape", false, false), ("most frequent", false, true)]
            : [("column", false, false), ("anomalies", false, false), ("type", false, false), ("missing", true, false), ("distinct", true, false), ("minimum", false, false),
                ("median", true, false), ("maximum", false, false), ("shape", false, false), ("most frequent", false, false)];
        using (html.Open("tr"))
        {
            foreach ((string heading, bool isNumber, bool isOfBoth) in headings)
            {
                html.Element(
                    "th", heading, ("scope", isOfBoth ? "colgroup" : "col"), ("colspan", isOfBoth ? "2" : null),
                    ("rowspan", hasTwo && !isOfBoth ? "2" : null), ("class", isNumber ? "n" : null));
            }
        }

        if (!hasTwo)
            return;
        using HtmlScope row = html.Open("tr");
        foreach ((_, bool isNumber, _) in headings.Where(static each => each.IsOfBoth))
        {
            page.Heading(page.Content.CurrentName, isNumber);
            page.Heading(page.Content.PreviousName, isNumber);
        }
    }

    private static void Write(PageWriter page, ColumnPair column)
    {
        HtmlWriter html = page.Html;
        using (html.Open("th", ("scope", "row")))
            page.Link(column);
        html.Element("td", AnomalyText.Summary(column.Anomalies), ("class", Severity(column)));
        html.Element("td", ColumnFacts.Type(column.Any));
        Both(page, column, static each => ReportNumber.Share(1 - each.PresentShare));
        Both(page, column, static each => DistinctText.Of(each.Distinct));
        if (!page.HasTwoSides)
            page.Value(column.Any.Minimum, MostCharacters);
        Both(page, column, Median);
        if (!page.HasTwoSides)
            page.Value(column.Any.Maximum, MostCharacters);
        WriteShape(page, column);
        WriteFrequent(page, column.Current);
        if (page.HasTwoSides)
            WriteFrequent(page, column.Previous);
    }

    private static string? Median(ColumnStatistics column) =>
        column.Numbers?.QuantileAt(0.5) is { } median ? TypedNumber.Of(column.Type, median) : null;

    private static void Both(PageWriter page, ColumnPair column, Func<ColumnStatistics, string?> of)
    {
        (string? current, string? previous) = column.Both(of);
        page.NumberOrNothing(current);
        if (page.HasTwoSides)
            page.NumberOrNothing(previous);
    }

    private static void WriteShape(PageWriter page, ColumnPair column)
    {
        using HtmlScope cell = page.Html.Open("td");
        (NumberStatistics? current, NumberStatistics? previous) = column.Both(static each => each.Numbers);
        if (ChartMaker.Whole(current?.EqualWidth ?? current?.EqualDepth, previous?.EqualWidth ?? previous?.EqualDepth, page.Limits.Buckets) is { } chart)
            new ChartDrawing(page.Html).DrawSmall(chart);
    }

    private static void WriteFrequent(PageWriter page, ColumnStatistics? column)
    {
        if (column?.Frequent is not { Values: [var first, ..] } frequent || FrequentTable.IsFlat(column))
        {
            page.Nothing();
            return;
        }

        using HtmlScope cell = page.Html.Open("td", ("class", "v"));
        page.Html.Value(VisibleText.Cut(first.Value, MostCharacters));
        page.Html.Element("span", $" {ReportNumber.Share(first.Weight, frequent.Total)}", ("class", "m"));
    }

    private static string? Severity(ColumnPair column) => column.Anomalies.IsEmpty ? null
        : column.Anomalies.Any(static each => each.Severity == AnomalySeverity.Error) ? "bad" : "warn";
}
