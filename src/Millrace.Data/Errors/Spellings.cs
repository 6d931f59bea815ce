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
    public string? Find(string name) => Find(name, name.Length);

    /// <summary>Whether one of the names, were it looked for, might find this one.</summary>
    public bool MayMean(string name) => Find(name, MinLength) is not null;

    private string? Find(string name, int length)
    {
        string bare = Bare(name);
        if (bare.Length == 0)
            return null;
        string digits = Digits(name);
        foreach (var (candidate, other, otherDigits) in _names)
        {
            if (digits == otherDigits && (other == bare || (length >= MinLength && NearestName.Distance(other, bare, 1) <= 1)))
                return candidate;
        }

        return null;
    }

    private static string Bare(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string Digits(string name) => string.Concat(name.Where(char.IsDigit));
}
