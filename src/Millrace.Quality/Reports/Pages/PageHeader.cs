using System.Collections.Immutable;

namespace Millrace.Quality;

/// <summary>The begin of a page: what it is about, how much that is, and where to go on.</summary>
internal static class PageHeader
{
    public static void Write(PageWriter page)
    {
        HtmlWriter html = page.Html;
        using HtmlScope header = html.Open("header");
        using (html.Open("h1"))
            html.Value(page.Content.Title);
        if (page.Content.Verdict is { } verdict)
            html.Element("p", verdict, ("class", "verdict"));
        WriteFacts(page);
        foreach (string sentence in page.Content.NotKnown)
            html.Element("p", sentence, ("class", "note warn"));
        using HtmlScope nav = html.Open("nav", ("aria-label", "Parts of this page"));
        html.Element("a", "Anomalies", ("href", "#anomalies"));
        html.Element("a", "Columns", ("href", "#columns"));
        if (!page.Content.Current.Slices.IsEmpty)
            html.Element("a", "Slices", ("href", "#slices"));
    }

    private static void WriteFacts(PageWriter page)
    {
        HtmlWriter html = page.Html;
        (DatasetStatistics current, DatasetStatistics? previous) = (page.Content.Current, page.Content.Previous);
        using HtmlScope table = page.OpenTable("The data", isShown: false);
        if (previous is not null)
        {
            using HtmlScope row = html.Open("tr");
            html.Empty("td");
            Side(html, "now", page.Content.CurrentName);
            Side(html, "was", page.Content.PreviousName);
        }

        Row("rows", static side => ReportNumber.Count(side.Rows));
        Row("columns", static side => ReportNumber.Count(side.Columns.Length));
        if (current.WeightColumn is not null || previous?.WeightColumn is not null)
        {
            Row("weighted by", static side => side.WeightColumn ?? "–");
            Row("weight of all rows", static side => ReportNumber.Weight(side.Weight));
        }

        if (current.LabelColumn is not null || previous?.LabelColumn is not null)
            Row("label", static side => side.LabelColumn ?? "–");
        if (page.Content.Environment is { } environment)
            Row("environment", _ => environment);
        using (html.Open("tr"))
        {
            html.Element("th", "anomalies", ("scope", "row"));
            html.Element("td", AnomalyText.Summary(page.Content), ("colspan", previous is null ? null : "2"));
        }

        void Row(string label, Func<DatasetStatistics, string> of)
        {
            using HtmlScope row = html.Open("tr");
            html.Element("th", label, ("scope", "row"));
            foreach (DatasetStatistics side in (ImmutableArray<DatasetStatistics>)(previous is null ? [current] : [current, previous]))
                html.ValueElement("td", of(side));
        }
    }

    // The colours of the sides, as charts have them.
    private static void Side(HtmlWriter html, string @class, string name)
    {
        using HtmlScope heading = html.Open("th", ("scope", "col"));
        using (html.Open("svg", ("class", "key"), ("viewBox", "0 0 12 12"), ("aria-hidden", "true")))
            html.Empty("path", ("class", @class), ("d", "M1 11V3H11V11"));
        html.Text(name);
    }
}
