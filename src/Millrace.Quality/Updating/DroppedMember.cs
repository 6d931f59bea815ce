namespace Millrace.Quality;

/// <summary>Makes a comment of a property, and of what documents it.</summary>
internal static class DroppedMember
{
    public static void Write(string source, SourceEdits edits, SourceMember member)
    {
        (int at, int length) = member.Whole.GetOffsetAndLength(source.Length);
        int end = at + length;
        string lineEnd = SourceLayout.LineEnd(source), indent = SourceLayout.Indent(source, at);
        bool isFirst = SourceLayout.IsFirst(source, at);
        for (int line = CSharpText.StartOfLine(source, at); isFirst && line > 0; line = CSharpText.StartOfLine(source, line - 1))
        {
            int above = SourceLayout.PastSpace(source, CSharpText.StartOfLine(source, line - 1));
            if (!source.AsSpan(above).StartsWith("///", StringComparison.Ordinal))
                break;
            edits.Insert(above, "// ");
        }

        // What shares a line with it must stay outside of the comment.
        edits.Insert(at, $"{(isFirst ? "" : $"{lineEnd}{indent}")}// Not in the file: ");
        for (int line = CSharpText.EndOfLine(source, at) + 1; line < end; line = CSharpText.EndOfLine(source, line) + 1)
            edits.Insert(SourceLayout.PastSpace(source, line), "// ");
        int next = SourceLayout.PastSpace(source, end);
        if (!SourceLayout.IsLast(source, end) && !source.AsSpan(next).StartsWith("//", StringComparison.Ordinal))
            edits.Insert(end, $"{lineEnd}{(next > end && indent.Length > 0 ? indent[1..] : indent)}");
    }
}
