using System.Collections.Immutable;

namespace Millrace.Quality;

/// <summary>What was expected and whether it holds.</summary>
internal static class ExpectationTable
{
    // A domain may have thousands of values; the source has them.
    private const int MostCharacters = 200;

    public static void Write(PageWriter page, ImmutableArray<ExpectationReport> expectations, string caption)
    {
        if (expectations.IsEmpty)
            return;
        HtmlWriter html = page.Html;
        using HtmlScope room = page.OpenRoom(caption);
        using HtmlScope table = page.OpenTable(caption);
        page.Headings(["expectation", "holds", "broken", "of", "tolerated"], numbersFrom: 2);
        foreach (ExpectationReport expectation in expectations)
        {
            using HtmlScope row = html.Open("tr");
            using (html.Open("td", ("class", "v")))
            {
                html.Element("code", VisibleText.Cut(expectation.Attribute, Math.Min(MostCharacters, page.Limits.Sentence)));
                if (expectation.Says is { } says)
                    html.Element("div", VisibleText.Cut(says, page.Limits.Sentence));
            }

            html.Element("td", expectation.Holds ? "yes" : "no", ("class", expectation.Holds ? "good" : "bad"));
            page.Number(expectation.Broken == 0 ? "0" : $"{ReportNumber.Count(expectation.Broken)} ({ReportNumber.Share(expectation.Share)})");
            page.Number(ReportNumber.Count(expectation.Checked));
            page.Number(ReportNumber.Share(expectation.Tolerance));
        }
    }
}
