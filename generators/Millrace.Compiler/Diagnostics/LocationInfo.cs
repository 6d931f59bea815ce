namespace Millrace.Compiler;

/// <summary>A place in a source file as a value: it keeps no syntax tree alive.</summary>
public readonly record struct LocationInfo(string File, int Start, int Length, int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    public static LocationInfo None => default;
}
