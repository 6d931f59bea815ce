using System.Text.RegularExpressions;

namespace Millrace.Compiler;

/// <summary>Regular expressions that whole values match, as they are when the program runs.</summary>
internal static class Patterns
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(100);

    /// <summary>What is wrong with a pattern; null where nothing is.</summary>
    public static string? Problem(string pattern)
    {
        try
        {
            // Alone first, because brackets that close too early would be closed by those around it.
            _ = new Regex(pattern, RegexOptions.CultureInvariant);
            _ = Whole(pattern);
            return null;
        }
        catch (ArgumentException problem)
        {
            return problem.Message;
        }
    }

    /// <summary>Whether a text matches as a whole. It is thought to where that takes too long to tell.</summary>
    public static bool Matches(string pattern, string text)
    {
        try
        {
            return Whole(pattern).IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    private static Regex Whole(string pattern) => new($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, s_patience);
}
