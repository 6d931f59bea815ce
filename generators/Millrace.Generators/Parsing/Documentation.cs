using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Millrace.Generators;

/// <summary>
/// The documentation comment of a declaration as plain text. It is read from the comment's text, because the compiler parses documentation
/// only in builds that produce a documentation file.
/// </summary>
internal sealed class Documentation
{
    private readonly XElement _root;

    private Documentation(XElement root) => _root = root;

    /// <summary>The summary; empty where there is none.</summary>
    public string Summary => Text(_root.Element("summary"));

    /// <summary>What is said of a parameter.</summary>
    public string Parameter(string name) => Text(_root.Elements("param").FirstOrDefault(each => (string?)each.Attribute("name") == name));

    /// <summary>Reads the comment before a declaration; the first declaration of several that has one. In libraries it is read from attributes.</summary>
    public static Documentation Of(ISymbol symbol, CancellationToken cancellation)
    {
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            string text = Comment(reference.GetSyntax(cancellation));
            if (text.Length > 0)
                return new Documentation(Parse(text));
        }

        return new Documentation(symbol.DeclaringSyntaxReferences.IsEmpty ? CompiledFacts.Documentation(symbol) : new XElement("doc"));
    }

    /// <summary>Reads what a documentation file says of a member.</summary>
    public static Documentation OfXml(string? xml) => new(Parse(xml ?? "").Element("member") ?? new XElement("doc"));

    private static string Comment(SyntaxNode node)
    {
        var text = new StringBuilder();
        bool inBlock = false;
        foreach (string line in string.Concat(node.GetLeadingTrivia().Where(static each => !each.IsKind(SyntaxKind.DisabledTextTrivia)).Select(static each => each.ToFullString())).Split('\n'))
        {
            string trimmed = line.Trim();
            if (!inBlock && trimmed.StartsWith("///", StringComparison.Ordinal))
            {
                text.Append(trimmed, 3, trimmed.Length - 3).Append('\n');
                continue;
            }

            if (!inBlock && trimmed.StartsWith("/**", StringComparison.Ordinal))
                (inBlock, trimmed) = (true, trimmed.Substring(3));
            if (!inBlock)
                continue;
            int end = trimmed.IndexOf("*/", StringComparison.Ordinal);
            text.Append((end < 0 ? trimmed : trimmed.Substring(0, end)).TrimStart('*')).Append('\n');
            inBlock = end < 0;
        }

        return text.ToString();
    }

    private static XElement Parse(string text)
    {
        try
        {
            return XElement.Parse($"<doc>{text}</doc>");
        }
        catch (XmlException)
        {
            return new XElement("doc");
        }
    }

    private static string Text(XElement? element)
    {
        if (element is null)
            return "";
        var text = new StringBuilder();
        Append(element, text);
        return string.Join(" ", text.ToString().Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }

    private static void Append(XElement element, StringBuilder text)
    {
        foreach (XNode node in element.Nodes())
        {
            if (node is XText plain)
            {
                text.Append(plain.Value);
            }
            else if (node is XElement child)
            {
                if (child.IsEmpty || !child.Nodes().Any())
                    text.Append(Reference(child));
                else
                    Append(child, text);
                if (child.Name.LocalName is "para" or "item")
                    text.Append(' ');
            }
        }
    }

    /// <summary>The last name of <c>cref="N:A.B{T}"</c>, or whatever the element names.</summary>
    private static string Reference(XElement element)
    {
        string name = (string?)element.Attribute("cref") ?? (string?)element.Attribute("langword") ?? (string?)element.Attribute("name") ?? (string?)element.Attribute("href") ?? "";
        int arguments = name.IndexOfAny(['(', '{']);
        string stem = arguments < 0 ? name : name.Substring(0, arguments);
        return element.Attribute("href") is null ? stem.Substring(stem.LastIndexOfAny(['.', ':']) + 1) : name;
    }
}
