namespace Millrace.Data;

/// <summary>Names, among which one that is spelt a little otherwise is found.</summary>
/// <param name="names">The names.</param>
internal sealed class Spellings(IEnumerable<string> names)
{
    // Short names that differ by one character are as often two columns.
    private const int MinLength = 5;

    private readonly (string Name, string Bare, string Digits)[] _names = [.. names.Select(static name => (name, Bare(name), Digits(name)))];

    /// <summary>
    /// The name that is the same spelt otherwise: by case or punctuation, or, where it is not short, by one character. Null where none is; names whose
    /// digits differ are numbered, not misspelt.
    /// </summary>
    public string? Find(string name)
    {
        string bare = Bare(name);
        if (bare.Length == 0)
            return null;
        string digits = Digits(name);
        foreach (var (candidate, other, otherDigits) in _names)
        {
            if (digits == otherDigits && IsSame(name, bare, other))
                return candidate;
        }

        return null;
    }

    /// <summary>Those of the names that would find this one, were they looked for.</summary>
    public IEnumerable<string> Meaning(string name)
    {
        string bare = Bare(name), digits = Digits(name);
        return bare.Length == 0
            ? []
            : _names.Where(each => digits == each.Digits && IsSame(each.Name, each.Bare, bare)).Select(static each => each.Name);
    }

    private static bool IsSame(string name, string bare, string other) =>
        other == bare || (name.Length >= MinLength && NearestName.Distance(other, bare, 1) <= 1);

    private static string Bare(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string Digits(string name) => string.Concat(name.Where(char.IsDigit));
}
