namespace Millrace.Quality;

/// <summary>Writes the whole page: anomalies, a table of all columns, a section for each, slices.</summary>
internal static class PageDocument
{
    /// <summary>Writes it.</summary>
    /// <param name="content">What it tells.</param>
    /// <returns>The page in UTF-8; the same content gives the same bytes.</returns>
    public static byte[] Write(ReportContent content)
    {
        var page = new PageWriter(content.Prepare());
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
