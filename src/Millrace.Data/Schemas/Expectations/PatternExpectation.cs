using System.Text.RegularExpressions;

namespace Millrace.Data;

/// <summary>Texts match a regular expression as a whole. See <see cref="PatternAttribute"/>.</summary>
/// <param name="Pattern">The regular expression.</param>
public sealed record PatternExpectation(string Pattern) : Expectation
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Made once for all who check values at the same time; not part of what the expectation says.
    private Regex? _regex;

    /// <summary>The regular expression.</summary>
    public string Pattern
    {
        get;
        init => (field, _regex) = (value, null);
    } = Pattern;

    /// <inheritdoc/>
    public override string Attribute => "Pattern";

    private protected override IEnumerable<string> Arguments => [CSharpNames.Literal(Pattern)];

    /// <summary>
    /// The expression that whole values match. It does not backtrack, unless it looks around or back at what it matched: then a text may take ten seconds,
    /// after which matching throws a <see cref="RegexMatchTimeoutException"/>.
    /// </summary>
    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    public Regex ToRegex() => _regex ??= Create(Whole(Pattern));

    /// <summary>Whether both expect the same.</summary>
    /// <param name="other">The other.</param>
    public bool Equals(PatternExpectation? other) => other is not null && Tolerance.Equals(other.Tolerance) && Pattern == other.Pattern;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Tolerance, Pattern);

    private static Regex Create(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, Patience);
        }
    }

    private static string Whole(string pattern) => $@"\A(?:{pattern})\z";
}
