using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Writes columns that a schema does not have behind those that it has.</summary>
internal static class NewMembers
{
    private const string Step = "    ";

    public static void Write(string source, SourceEdits edits, SchemaText text, ImmutableArray<ColumnInfo> columns)
    {
        if (columns.IsEmpty)
            return;
        string outer = SourceLayout.Indent(source, text.End), lineEnd = SourceLayout.LineEnd(source);
        int[] starts = [.. text.Members.Select(static member => member.Whole.Start.Value).Where(start => SourceLayout.IsFirst(source, start))];
        string indent = starts.Length > 0 ? SourceLayout.Indent(source, starts[0]) : outer + Step;

        // A rule or a constant may have the name as well as a property.
        Dictionary<string, int> used = new(StringComparer.Ordinal);
        foreach (string name in text.Names)
            used[name] = 2;
        IEnumerable<ColumnInfo> named = columns.Select(column => column with { Member = CSharpNames.Unique(column.Member, used) });
        string lines = string.Concat(named.Select(column => MemberSource.Write(column, indent))).ReplaceLineEndings(lineEnd);
        if (SourceLayout.IsFirst(source, text.End))
            edits.Insert(CSharpText.StartOfLine(source, text.End), lines);
        else
            edits.Replace(SourceLayout.BeforeSpace(source, text.End)..text.End, $"{lineEnd}{lines}{outer}");
    }
}
