namespace Millrace.Quality;

/// <summary>How lines of a source are laid out.</summary>
internal static class SourceLayout
{
    /// <summary>What ends its lines.</summary>
    public static string LineEnd(string source) => source.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>The white space that the line of a place begins with.</summary>
    public static string Indent(string source, int at)
    {
        int start = CSharpText.StartOfLine(source, at);
        return source[start..PastSpace(source, start)];
    }

    /// <summary>Passes over spaces and tabs.</summary>
    public static int PastSpace(string source, int at)
    {
        while (at < source.Length && source[at] is ' ' or '\t')
            at++;
        return at;
    }

    /// <summary>Goes back over spaces and tabs.</summary>
    public static int BeforeSpace(string source, int at)
    {
        while (at > 0 && source[at - 1] is ' ' or '\t')
            at--;
        return at;
    }

    /// <summary>Whether nothing but white space stands before a place in its line.</summary>
    public static bool IsFirst(string source, int at) => BeforeSpace(source, at) == CSharpText.StartOfLine(source, at);

    /// <summary>Whether nothing but white space follows in the line.</summary>
    public static bool IsLast(string source, int at) => PastSpace(source, at) is var next && (next >= source.Length || source[next] is '\r' or '\n');
}
