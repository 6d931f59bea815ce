namespace Millrace.Quality;

/// <summary>What is known of a column in single numbers and values.</summary>
internal static class FactTable
{
    public static void Write(PageWriter page, ColumnPair column)
    {
        HtmlWriter html = page.Html;
        using HtmlScope table = page.OpenTable("In numbers", isShown: false);
        if (page.HasTwoSides)
            page.Headings(["", .. page.SideNames("")], numbersFrom: int.MaxValue);
        foreach ((ColumnFact fact, string? current, string? previous) in ColumnFacts.Of(column))
        {
            using HtmlScope row = html.Open("tr");
            html.Element("th", fact.Label, ("scope", "row"));
            Write(page, fact, current);
            if (page.HasTwoSides)
                Write(page, fact, previous);
        }
    }

    private static void Write(PageWriter page, ColumnFact fact, string? text)
    {
        if (text is null)
            page.Nothing();
        else if (fact.IsValue)
            page.Value(text, page.Limits.Characters);
        else
            page.Html.Element("td", text);
    }
}
