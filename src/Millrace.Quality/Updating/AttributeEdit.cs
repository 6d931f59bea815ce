using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Changes attributes of a property in its source. Comments and lines of the preprocessor between them stay.</summary>
/// <param name="source">The source.</param>
/// <param name="edits">Receives the edits.</param>
/// <param name="member">The property.</param>
/// <param name="removed">The names of the attributes that go.</param>
internal sealed class AttributeEdit(string source, SourceEdits edits, SourceMember member, ImmutableArray<string> removed)
{
    private const int Width = 160;

    /// <summary>The name of an expectation's attribute as <see cref="SourceAttribute"/> has it: without its type arguments.</summary>
    public static string NameOf(Expectation expectation) => expectation.Attribute.Split('<')[0];

    /// <summary>Takes out what goes, with what separates it from what stays, or with brackets that hold nothing else.</summary>
    public void Remove()
    {
        List<(int Start, int End)> empty = [];
        foreach (IGrouping<Range, SourceAttribute> section in member.Attributes.GroupBy(static attribute => attribute.Section))
        {
            SourceAttribute[] all = [.. section];
            int lastKept = Array.FindLastIndex(all, each => !removed.Contains(each.Name));
            if (lastKept < 0)
            {
                (int start, int end) = (section.Key.Start.Value, section.Key.End.Value);
                bool isNext = empty.Count > 0 && SourceLayout.PastSpace(source, empty[^1].End) == start;
                if (isNext)
                    empty[^1] = (empty[^1].Start, end);
                else
                    empty.Add((start, end));
                continue;
            }

            for (int i = 0; i < all.Length; i++)
            {
                if (!removed.Contains(all[i].Name))
                    continue;
                if (i < lastKept)
                    Take(all[i].Text.Start.Value..all[i + 1].Text.Start.Value, all[i].Text, all[i].Text.End.Value);
                else
                    Take(all[i - 1].Text.End.Value..all[i].Text.End.Value, all[i].Text, all[i - 1].Text.End.Value);
            }
        }

        foreach ((int start, int end) in empty)
            edits.Replace(Line(start, end), "");
    }

    /// <summary>Adds an attribute behind those that stay, or in brackets of its own.</summary>
    public void Add(string attribute)
    {
        SourceAttribute? last = null;
        foreach (SourceAttribute each in member.Attributes)
        {
            if (!removed.Contains(each.Name) && IsOfProperty(each))
                last = each;
        }

        int at = last?.Text.End.Value ?? member.Declaration, start = member.Whole.Start.Value;
        bool fits = CSharpText.EndOfLine(source, at) - CSharpText.StartOfLine(source, at) + attribute.Length + 2 <= Width;
        if (fits || !SourceLayout.IsFirst(source, start))
            edits.Insert(at, last is null ? $"[{attribute}] " : $", {attribute}");
        else
            edits.Insert(CSharpText.StartOfLine(source, start), $"{SourceLayout.Indent(source, start)}[{attribute}]{SourceLayout.LineEnd(source)}");
    }

    /// <summary>Writes an expectation in the place of the one that was written.</summary>
    /// <returns>Whether there is an attribute of its kind.</returns>
    public bool TryReplace(Expectation old, Expectation changed)
    {
        foreach (SourceAttribute attribute in member.Attributes)
        {
            if (attribute.Name != NameOf(changed))
                continue;
            if (!TryAppend(attribute, old, changed))
                edits.Replace(attribute.Text, MemberSource.Attribute(changed));
            return true;
        }

        return false;
    }

    // A long list of values stays in its lines.
    private bool TryAppend(SourceAttribute attribute, Expectation old, Expectation changed)
    {
        if (old is not DomainExpectation domain || changed is not DomainExpectation wider || domain.Values.IsEmpty
            || !domain.Tolerance.Equals(wider.Tolerance) || wider.Values.Length <= domain.Values.Length)
        {
            return false;
        }

        string text = source[attribute.Text], last = CSharpNames.Literal(domain.Values[^1]);
        int at = text.LastIndexOf(last, StringComparison.Ordinal);
        if (at < 0)
            return false;
        int end = attribute.Text.Start.Value + at + last.Length;
        string between = text.Contains('\n', StringComparison.Ordinal) ? SourceLayout.LineEnd(source) + SourceLayout.Indent(source, end) : " ";
        edits.Insert(end, string.Concat(wider.Values[domain.Values.Length..].Select(value => $",{between}{CSharpNames.Literal(value)}")));
        return true;
    }

    // An attribute and its comma; comments between them stay.
    private void Take(Range withComma, Range attribute, int beforeComma)
    {
        int comma = CSharpText.SkipUntil(source, beforeComma, ',');
        bool isBare = source[withComma].Length - source[attribute].Length is var between && Spaces(withComma, attribute) == between - 1;
        if (isBare)
        {
            edits.Replace(withComma, "");
            return;
        }

        edits.Replace(attribute, "");
        edits.Replace(comma..(comma + 1), "");
    }

    // How much white space stands in one range beside another one within it.
    private int Spaces(Range whole, Range part) => Count(whole.Start.Value, part.Start.Value) + Count(part.End.Value, whole.End.Value);

    private int Count(int start, int end)
    {
        int spaces = 0;
        for (int i = start; i < end; i++)
            spaces += char.IsWhiteSpace(source[i]) ? 1 : 0;
        return spaces;
    }

    // Brackets with the line that they are alone in, or with the spaces behind them.
    private Range Line(int start, int end)
    {
        if (!SourceLayout.IsLast(source, end))
            return start..SourceLayout.PastSpace(source, end);
        return SourceLayout.IsFirst(source, start)
            ? CSharpText.StartOfLine(source, start)..Math.Min(CSharpText.EndOfLine(source, end) + 1, source.Length)
            : SourceLayout.BeforeSpace(source, start)..end;
    }

    // Attributes in [field: …] are those of something else.
    private bool IsOfProperty(SourceAttribute attribute)
    {
        string section = source[attribute.Section][1..];
        int colon = section.IndexOf(':', StringComparison.Ordinal);
        string target = colon < 0 ? "" : section[..colon].Trim();
        return target is "" or "property" || !target.All(CSharpText.IsOfName) || section.AsSpan(colon).StartsWith("::", StringComparison.Ordinal);
    }
}
