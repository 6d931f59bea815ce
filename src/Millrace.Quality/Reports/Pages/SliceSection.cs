namespace Millrace.Quality;

/// <summary>Parts of the rows: how large they are, and how a column is in each.</summary>
internal static class SliceSection
{
    private static readonly string[] s_label = ["correlation with the label", "mutual information"];

    /// <summary>All slices with their sizes.</summary>
    public static void Write(PageWriter page)
    {
        HtmlWriter html = page.Html;
        DatasetStatistics all = page.Content.Current;
        if (all.Slices.IsEmpty)
            return;
        html.Line();
        using HtmlScope section = html.Open("section", ("id", "slices"));
        html.Element("h2", "Slices");
        foreach (IGrouping<string, SliceStatistics> slices in all.Slices.GroupBy(static slice => slice.Column, StringComparer.Ordinal))
        {
            int count = slices.Count(), shown = Math.Min(count, page.Limits.Sizes);
            string first = shown < count ? $", the first {ReportNumber.Count(shown)} of {ReportNumber.Count(count)}" : "";
            using HtmlScope table = page.OpenTable($"Rows by {VisibleText.OneLine(slices.Key)}{first}");
            page.Headings(["value", "rows"], numbersFrom: 1);
            foreach (SliceStatistics slice in slices.Take(shown))
            {
                using HtmlScope row = html.Open("tr");
                Name(page, slice);
                page.Number($"{ReportNumber.Count(slice.Statistics.Rows)} ({ReportNumber.Share(slice.Statistics.Rows, all.Rows)})");
            }
        }
    }

    /// <summary>One column in each slice, of the largest slices.</summary>
    public static void WriteColumn(PageWriter page, ColumnPair column)
    {
        if (column.Current is null)
            return;
        IGrouping<string, SliceStatistics>[] all =
        [
            .. page.Content.Current.Slices.GroupBy(static slice => slice.Column, StringComparer.Ordinal).Where(slices => slices.Key != column.Name),
        ];
        foreach (IGrouping<string, SliceStatistics> slices in all.Take(page.Limits.SliceColumns))
            WriteColumn(page, column.Name, [.. slices]);
        if (all.Length > page.Limits.SliceColumns)
            page.Html.Element("p", $"Slices by {ReportNumber.Plural(all.Length - page.Limits.SliceColumns, "more column")} are left out here.", ("class", "m"));
    }

    private static void WriteColumn(PageWriter page, string name, SliceStatistics[] slices)
    {
        HtmlWriter html = page.Html;
        string by = VisibleText.OneLine(slices[0].Column, page.Limits.Characters);
        int shown = Math.Min(slices.Length, page.Limits.Slices);
        using HtmlScope details = html.Open("details");
        html.Element("summary", $"By {by}");
        using HtmlScope room = page.OpenRoom($"{VisibleText.OneLine(name)} by {by}");
        using HtmlScope table = page.OpenTable(
            shown == slices.Length ? $"By {by}" : $"The first {shown} of {ReportNumber.Count(slices.Length)} slices", isShown: shown < slices.Length);
        bool hasLabel = slices.Any(slice => slice.Statistics.Find(name)?.Label is not null);
        using (html.Open("tr"))
        {
            page.Heading(by);
            foreach (string heading in (string[])["missing", "distinct", "mean", .. hasLabel ? s_label : []])
                page.Heading(heading, isNumber: true);
            page.Heading("most frequent");
        }

        foreach (SliceStatistics slice in slices.Take(shown))
        {
            using HtmlScope row = html.Open("tr");
            Name(page, slice);
            ColumnStatistics? column = slice.Statistics.Find(name);
            page.NumberOrNothing(column is null ? null : ReportNumber.Share(1 - column.PresentShare));
            page.NumberOrNothing(column is null ? null : DistinctText.Of(column.Distinct));
            page.NumberOrNothing(column?.Numbers?.Mean is { } mean ? TypedNumber.Of(column.Type, mean) : null);
            if (hasLabel)
            {
                page.NumberOrNothing(column?.Label?.Correlation is { } correlation ? ReportNumber.Of(correlation) : null);
                page.NumberOrNothing(column?.Label?.MutualInformation is { } information ? $"{ReportNumber.Of(information)} bits" : null);
            }

            page.Value(column is null || FrequentTable.IsFlat(column) ? null : column.Frequent is { Values: [var first, ..] } ? first.Value : null, 24);
        }
    }

    private static void Name(PageWriter page, SliceStatistics slice)
    {
        if (slice.IsOthers)
            page.Html.Element("td", "all others", ("class", "m"));
        else if (slice.Value is { } value)
            page.Value(value, page.Limits.Characters);
        else
            page.Html.Element("td", "without a value", ("class", "m"));
    }
}
