using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Makes changes in the source of a schema, and touches nothing else.</summary>
internal static class SchemaEdit
{
    private const int Width = 160;

    /// <param name="source">The source.</param>
    /// <param name="schema">The struct's name.</param>
    /// <param name="changes">The changes.</param>
    /// <exception cref="DataException">The source does not declare the schema, or lacks a column of it.</exception>
    public static string Apply(string source, string schema, ImmutableArray<SchemaChange> changes)
    {
        SchemaText text = SchemaText.Find(source, schema)
            ?? throw new DataException($"The source declares no struct {schema} with a body: name the file in which it stands.");
        var edits = new SourceEdits(source);
        string lineEnd = source.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        foreach (SchemaChange change in changes.DistinctBy(static change => change.Column))
        {
            if (change.Before is null && change.After is { } added)
                edits.Insert(CSharpText.StartOfLine(source, text.End), MemberSource.Write(added).ReplaceLineEndings(lineEnd));
            else if (change.Before is { } before)
                Change(source, edits, text.Members.FirstOrDefault(each => each.Name == before.Member) ?? throw Missing(schema, before), before, change.After);
        }

        return edits.Apply();
    }

    private static void Change(string source, SourceEdits edits, SourceMember member, ColumnInfo before, ColumnInfo? after)
    {
        if (after is null)
        {
            Drop(source, edits, member);
            return;
        }

        if (MemberSource.TypeOf(after) != MemberSource.TypeOf(before))
        {
            // The name of an enumeration stands in the source alone.
            bool isSame = after.Type == before.Type && after.Type == ColumnType.Enum;
            edits.Replace(member.Type, isSame ? $"{source[member.Type].TrimEnd('?')}?" : MemberSource.TypeOf(after));
        }

        Remove(source, edits, member, [.. before.Expectations.Where(old => after.Find(old) is null).Select(static old => old.Attribute)]);
        foreach (Expectation expectation in after.Expectations)
        {
            Expectation? old = before.Find(expectation);
            if (expectation.Equals(old))
                continue;
            if (old is not null && Find(member, expectation) is { } attribute)
                Replace(source, edits, attribute, old, expectation);
            else
                Add(source, edits, member, MemberSource.Attribute(expectation));
        }
    }

    private static Expectation? Find(this ColumnInfo column, Expectation like) => column.Expectations.FirstOrDefault(each => each.Attribute == like.Attribute);

    private static SourceAttribute? Find(SourceMember member, Expectation expectation)
    {
        foreach (SourceAttribute attribute in member.Attributes)
        {
            if (attribute.Name == expectation.Attribute)
                return attribute;
        }

        return null;
    }

    private static void Replace(string source, SourceEdits edits, SourceAttribute attribute, Expectation old, Expectation changed)
    {
        if (old is DomainExpectation domain && changed is DomainExpectation wider
            && domain.Tolerance.Equals(wider.Tolerance) && wider.Values.Length > domain.Values.Length
            && CSharpNames.Literal(domain.Values[^1]) is var last && source[attribute.Text].LastIndexOf(last, StringComparison.Ordinal) is > 0 and var at)
        {
            // A long list stays in its lines.
            int end = attribute.Text.GetOffsetAndLength(source.Length).Offset + at + last.Length;
            string indent = source[CSharpText.StartOfLine(source, end)..end] is var line && source[attribute.Text].Contains('\n', StringComparison.Ordinal)
                ? $"\n{line[..(line.Length - line.TrimStart().Length)]}"
                : " ";
            edits.Insert(end, string.Concat(wider.Values[domain.Values.Length..].Select(value => $",{indent}{CSharpNames.Literal(value)}")));
            return;
        }

        edits.Replace(attribute.Text, MemberSource.Attribute(changed));
    }

    private static void Add(string source, SourceEdits edits, SourceMember member, string attribute)
    {
        int start = CSharpText.StartOfLine(source, member.Declaration);
        bool fits = CSharpText.EndOfLine(source, member.Declaration) - start + attribute.Length + 2 <= Width;
        if (!member.Attributes.IsEmpty && fits)
            edits.Insert(member.Attributes[^1].Text.End.GetOffset(source.Length), $", {attribute}");
        else if (fits)
            edits.Insert(member.Declaration, $"[{attribute}] ");
        else
            edits.Insert(CSharpText.StartOfLine(source, member.Whole.Start.GetOffset(source.Length)), $"{Indent(source, member)}[{attribute}]\n");
    }

    private static void Drop(string source, SourceEdits edits, SourceMember member)
    {
        (int at, int length) = member.Whole.GetOffsetAndLength(source.Length);
        edits.Insert(at, "// Not in the file: ");
        for (int next = source.IndexOf('\n', at, length); next >= 0; next = source.IndexOf('\n', next + 1, at + length - next - 1))
        {
            int first = next + 1;
            while (first < at + length && source[first] is ' ' or '\t')
                first++;
            edits.Insert(first, "// ");
        }
    }

    // Attributes with what separates them from those that stay, or with their brackets where none does.
    private static void Remove(string source, SourceEdits edits, SourceMember member, ImmutableArray<string> names)
    {
        foreach (IGrouping<Range, SourceAttribute> section in member.Attributes.GroupBy(static attribute => attribute.Section))
        {
            SourceAttribute[] all = [.. section];
            bool[] goes = [.. all.Select(attribute => names.Contains(attribute.Name))];
            int lastKept = Array.LastIndexOf(goes, false);
            if (lastKept < 0)
            {
                edits.Replace(section.Key.Start..CSharpText.SkipTrivia(source, section.Key.End.Value), "");
                continue;
            }

            for (int i = 0; i < lastKept; i++)
            {
                if (goes[i])
                    edits.Replace(all[i].Text.Start..all[i + 1].Text.Start, "");
            }

            if (lastKept < all.Length - 1)
                edits.Replace(all[lastKept].Text.End..all[^1].Text.End, "");
        }
    }

    private static string Indent(string source, SourceMember member)
    {
        string line = source[CSharpText.StartOfLine(source, member.Declaration)..member.Declaration];
        return line[..(line.Length - line.TrimStart().Length)];
    }

    private static DataException Missing(string schema, ColumnInfo column) => new(
        $"The source of {schema} has no property {column.Member}, which the program was compiled with: name the file that it was compiled of.");
}
