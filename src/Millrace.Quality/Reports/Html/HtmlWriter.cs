using System.Text;

namespace Millrace.Quality;

/// <summary>
/// Writes HTML that is well-formed XML as well. Whatever comes from outside goes in as text or as an attribute's value, so it is escaped and cannot become
/// markup; what nobody could see is written so that it can be seen.
/// </summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _html = new();

    /// <summary>Begins the document.</summary>
    public void Doctype() => _html.Append("<!DOCTYPE html>\n");

    /// <summary>Opens an element, which is closed with what this returns.</summary>
    /// <param name="name">The element's name.</param>
    /// <param name="attributes">Its attributes; those whose value is null are left out.</param>
    public HtmlScope Open(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(name, attributes);
        _html.Append('>');
        return new HtmlScope(this, name);
    }

    /// <summary>Writes an element without content.</summary>
    public void Empty(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(name, attributes);
        _html.Append("/>");
    }

    /// <summary>Writes an element of a text.</summary>
    public void Element(string name, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        using (Open(name, attributes))
            Text(text);
    }

    /// <summary>Writes an element of a value of the data, in which is marked what was made visible.</summary>
    public void ValueElement(string name, string value, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        using (Open(name, attributes))
            Value(value);
    }

    /// <summary>Writes a text.</summary>
    public void Text(string text)
    {
        foreach ((string part, _) in VisibleText.Parts(text))
            Escape(part);
    }

    /// <summary>Writes a value of the data, which ends where it does for the eye and for the direction of reading.</summary>
    public void Value(string value)
    {
        using HtmlScope isolated = Open("bdi");
        if (value.Length == 0)
            Element("i", "empty");
        foreach ((string part, bool isMadeVisible) in VisibleText.Parts(value, marksEnds: true))
        {
            if (isMadeVisible)
                Element("i", part);
            else
                Escape(part);
        }
    }

    /// <summary>Begins a new line of the file, for those who read it as text.</summary>
    public void Line() => _html.Append('\n');

    /// <summary>Writes a style sheet of our own.</summary>
    /// <param name="css">Has no markup in it.</param>
    public void Style(string css) => _html.Append("<style>").Append(css).Append("</style>");

    /// <summary>All that was written.</summary>
    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(_html.ToString());

    internal void Close(string name) => _html.Append("</").Append(name).Append('>');

    private void Begin(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _html.Append('<').Append(name);
        foreach ((string attribute, string? value) in attributes)
        {
            if (value is null)
                continue;
            _html.Append(' ').Append(attribute).Append("=\"");
            foreach ((string part, _) in VisibleText.Parts(value))
                Escape(part, isAttribute: true);
            _html.Append('"');
        }
    }

    private void Escape(string text, bool isAttribute = false)
    {
        foreach (char c in text)
        {
            _ = c switch
            {
                '<' => _html.Append("&lt;"),
                '>' => _html.Append("&gt;"),
                '&' => _html.Append("&amp;"),
                '"' when isAttribute => _html.Append("&quot;"),
                _ => _html.Append(c),
            };
        }
    }
}
