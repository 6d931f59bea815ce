namespace Millrace.Quality;

/// <summary>Writes the whole page: anomalies, a table of all columns, a section for each, slices.</summary>
internal static class PageDocument
{
    // Two megabytes in decimal units.
    private const int MostBytes = 2_000_000;

    // As if there were four times as many columns, and four times as many again.
    private const int Step = 4, MostSteps = 64;

    /// <summary>Writes it.</summary>
    /// <param name="content">What it tells.</param>
    /// <returns>
    /// The page in UTF-8; the same content gives the same bytes. Where characters take so many bytes that it becomes too large, it shows as little as one of
    /// more columns.
    /// </returns>
    public static byte[] Write(ReportContent content)
    {
        ReportContent prepared = content.Prepare();
        for (int times = 1; ; times *= Step)
        {
            byte[] bytes = Write(prepared, PageLimits.For(times * prepared.Columns.Length, times * (prepared.Anomalies?.Length ?? 0)));
            if (bytes.Length < MostBytes || times >= MostSteps)
                return bytes;
        }
    }

    private static byte[] Write(ReportContent prepared, PageLimits limits)
    {
        var page = new PageWriter(prepared, limits);
        HtmlWriter html = page.Html;
        html.Doctype();
        using (html.Open("html", ("lang", "en"), ("xmlns", "http://www.w3.org/1999/xhtml")))
        {
            PageHead.Write(html, page.Content.Title);
            using (html.Open("body"))
            {
                PageHeader.Write(page);
                using (html.Open("main"))
                {
                    AnomalySection.Write(page);
                    OverviewSection.Write(page);
                    foreach (ColumnPair column in page.Content.Columns)
                        ColumnSection.Write(page, column);
                    SliceSection.Write(page);
                }
            }
        }

        html.Line();
        return html.ToUtf8();
    }
}
