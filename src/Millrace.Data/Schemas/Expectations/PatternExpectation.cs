using System.Text.RegularExpressions;

namespace Millrace.Data;

/// <summary>Texts match a regular expression as a whole. See <see cref="PatternAttribute"/>.</summary>
/// <param name="Pattern">The regular expression.</param>
public sealed record PatternExpectation(string Pattern) : Expectation
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public override string Attribute => "Pattern";

    private protected override IEnumerable<string> Arguments => [CSharpNames.Literal(Pattern)];

    /// <summary>
    /// The expression that whole values match. It does not backtrack, unless it looks around or back at what it matched: then a text may take ten seconds,
    /// after which matching throws a <see cref="RegexMatchTimeoutException"/>.
    /// </summary>
    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    public Regex ToRegex()
    {
        try
        {
            return new Regex(Whole(Pattern), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            return new Regex(Whole(Pattern), RegexOptions.CultureInvariant, Patience);
        }
    }

    private static string Whole(string pattern) => $@"\A(?:{pattern})\z";
}
