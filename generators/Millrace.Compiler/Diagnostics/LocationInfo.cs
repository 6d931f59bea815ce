namespace Millrace.Compiler;

/// <summary>
/// A place in a source file as a value: it keeps no syntax tree alive, and it is told by tokens, so that it stays the same, and right, while lines move.
/// </summary>
/// <param name="File">The file's path; null for nowhere.</param>
/// <param name="Declaration">The type of the file that the place is in; empty for what stands before all of them.</param>
/// <param name="StartToken">The token of the declaration in which the place starts; -1 where positions are those of the file.</param>
/// <param name="StartOffset">How far into that token.</param>
/// <param name="EndToken">The token in which the place ends.</param>
/// <param name="EndOffset">How far into that token.</param>
public readonly record struct LocationInfo(string File, string Declaration, int StartToken, int StartOffset, int EndToken, int EndOffset)
{
    public static LocationInfo None => default;
}
