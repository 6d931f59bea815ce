using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Quality;

/// <summary>What all parts of a page share: the writer, the content, and how tables look.</summary>
/// <param name="content">What the page tells.</param>
/// <param name="limits">How much it shows of what could be long.</param>
internal sealed class PageWriter(ReportContent content, PageLimits limits)
{
    private int _ids;

    public HtmlWriter Html { get; } = new();

    public ReportContent Content => content;

    /// <summary>Whether the page holds two sides against each other.</summary>
    public bool HasTwoSides => content.Previous is not null;

    public PageLimits Limits { get; } = limits;

    /// <summary>A name for an element that another one refers to.</summary>
    public string NewId() => string.Create(CultureInfo.InvariantCulture, $"x{++_ids}");

    /// <summary>The name of a column's section.</summary>
    public static string IdOf(ColumnPair column) => string.Create(CultureInfo.InvariantCulture, $"c{column.Index + 1}");

    /// <summary>Opens a table.</summary>
    /// <param name="caption">What it is about.</param>
    /// <param name="isShown">Whether everybody sees that, or only who has it read aloud.</param>
    public HtmlScope OpenTable(string caption, bool isShown = true)
    {
        HtmlScope table = Html.Open("table");
        Html.Element("caption", caption, ("class", isShown ? null : "aloud"));
        return table;
    }

    /// <summary>Opens room for a table that may be wider than the screen: it is moved by itself, with keys as well.</summary>
    /// <param name="label">What it is about.</param>
    public HtmlScope OpenRoom(string label) => Html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", label));

    /// <summary>Writes a row of headings.</summary>
    /// <param name="headings">The headings.</param>
    /// <param name="numbersFrom">The first that stands over numbers.</param>
    public void Headings(ImmutableArray<string> headings, int numbersFrom)
    {
        using HtmlScope row = Html.Open("tr");
        for (int i = 0; i < headings.Length; i++)
            Heading(headings[i], i >= numbersFrom);
    }

    /// <summary>Writes a heading.</summary>
    public void Heading(string text, bool isNumber = false) => Html.Element("th", text, ("scope", "col"), ("class", isNumber ? "n" : null));

    /// <summary>The names of the sides, or one heading where there is one side.</summary>
    public ImmutableArray<string> SideNames(string otherwise) => SideNames(true, HasTwoSides, otherwise);

    /// <summary>The names of those sides that there are.</summary>
    public ImmutableArray<string> SideNames(bool hasCurrent, bool hasPrevious, string otherwise) => (hasCurrent, hasPrevious) switch
    {
        (true, true) => [content.CurrentName, content.PreviousName],
        (_, true) => [content.PreviousName],
        _ => [HasTwoSides ? content.CurrentName : otherwise],
    };

    /// <summary>Writes a cell of a number.</summary>
    public void Number(string text) => Html.Element("td", text, ("class", "n"));

    /// <summary>Writes a cell of a value of the data, or one without anything.</summary>
    public void Value(string? value, int most = VisibleText.MostCharacters)
    {
        if (value is null)
            Nothing();
        else
            Html.ValueElement("td", VisibleText.Cut(value, most), ("class", "v"));
    }

    /// <summary>Writes a cell of a number, or one without anything.</summary>
    public void NumberOrNothing(string? text)
    {
        if (text is null)
            Html.Element("td", "–", ("class", "m r"));
        else
            Number(text);
    }

    /// <summary>Writes a cell without anything.</summary>
    public void Nothing() => Html.Element("td", "–", ("class", "m"));

    /// <summary>Links to a column's section by its name.</summary>
    public void Link(ColumnPair column)
    {
        using (Html.Open("a", ("href", $"#{IdOf(column)}")))
            Html.Value(VisibleText.Cut(column.Name, 80));
    }
}
