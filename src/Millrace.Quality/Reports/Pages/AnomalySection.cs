using System.Collections.Immutable;

namespace Millrace.Quality;

/// <summary>What is not as expected: errors first, then warnings.</summary>
internal static class AnomalySection
{
    public static void Write(PageWriter page)
    {
        HtmlWriter html = page.Html;
        html.Line();
        using HtmlScope section = html.Open("section", ("id", "anomalies"));
        html.Element("h2", "Anomalies");
        if (page.Content.Anomalies is not { } anomalies)
            html.Element("p", "These are statistics alone: nothing was expected of the data, so nothing could be found.");
        else if (anomalies.IsEmpty)
            html.Element("p", "None: the data is as expected.", ("class", "good"));
        Write(page, AnomalySeverity.Error, "Errors");
        Write(page, AnomalySeverity.Warning, "Warnings");
        ExpectationTable.Write(page, page.Content.Rows, "What is expected of rows");
    }

    private static void Write(PageWriter page, AnomalySeverity severity, string title)
    {
        ImmutableArray<Anomaly> anomalies = [.. page.Content.Of(severity)];
        if (anomalies.IsEmpty)
            return;
        HtmlWriter html = page.Html;
        html.Element("h3", $"{title} ({ReportNumber.Count(anomalies.Length)})");
        ILookup<string, ColumnPair> columns = page.Content.Columns.ToLookup(static column => column.Name, StringComparer.Ordinal);
        using HtmlScope list = html.Open("ol", ("class", severity == AnomalySeverity.Error ? "found bad" : "found warn"));
        foreach (Anomaly anomaly in anomalies)
        {
            html.Line();
            using HtmlScope item = html.Open("li");
            Write(page, anomaly, anomaly.Column is null ? null : columns[anomaly.Column].FirstOrDefault());
        }
    }

    private static void Write(PageWriter page, Anomaly anomaly, ColumnPair? column)
    {
        HtmlWriter html = page.Html;
        using (html.Open("h4"))
        {
            html.Element("span", anomaly.Severity.ToString(), ("class", "tag"));
            html.Text($" {AnomalyText.Kind(anomaly.Kind)}");
            if (anomaly.Column is not null)
                html.Text(": ");
            if (column is not null)
                page.Link(column);
            else if (anomaly.Column is not null)
                html.Value(anomaly.Column);
        }

        html.Element("p", VisibleText.Cut(anomaly.Message, page.Limits.Sentence));
        if (AnomalyText.Extent(anomaly) is { } extent)
            html.Element("p", extent, ("class", "m"));
        WriteExamples(page, anomaly);
        if (anomaly.Remedy is { } remedy)
        {
            html.Element("p", "If the data is right, the schema says:", ("class", "m"));
            using HtmlScope block = html.Open("pre");
            html.Element("code", VisibleText.Cut(remedy, page.Limits.Sentence));
        }
    }

    // Values outside a domain stand with their counts; other examples with their rows.
    private static void WriteExamples(PageWriter page, Anomaly anomaly)
    {
        if (anomaly.Examples.IsDefaultOrEmpty && anomaly.Unexpected.IsDefaultOrEmpty)
            return;
        HtmlWriter html = page.Html;
        (string Value, string? Remark)[] all = anomaly.Unexpected.IsDefaultOrEmpty
            ? [.. anomaly.Examples.Select(static each => (each.Value, each.Row >= 0 ? $"row {AnomalyText.Row(each)}" : null))]
            : [.. anomaly.Unexpected.Select(static each => (each.Value, (string?)Remark(each)))];
        using HtmlScope list = html.Open("ul", ("class", "examples"), ("aria-label", "Examples; rows are counted from 0"));
        foreach ((string value, string? remark) in all.Take(page.Limits.Examples))
        {
            using HtmlScope item = html.Open("li");
            html.Value(VisibleText.Cut(value, page.Limits.Characters));
            if (remark is not null)
                html.Element("span", remark, ("class", "m"));
        }

        if (all.Length > page.Limits.Examples)
            html.Element("li", $"and {ReportNumber.Count(all.Length - page.Limits.Examples)} more", ("class", "m"));
    }

    private static string Remark(UnexpectedValue value) =>
        $"{ReportNumber.Count(value.Count)} ×{(value.Row >= 0 ? $", row {ReportNumber.Count(value.Row)}" : "")}";
}
