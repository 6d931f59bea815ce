namespace Millrace.Data;

/// <summary>Proposes the name that was probably meant.</summary>
internal static class NearestName
{
    private const int MaxLength = 200;

    // Short names that differ by one character are as often two columns.
    private const int MinLength = 5;

    /// <summary>The candidate with the smallest edit distance (Levenshtein, case ignored), or null where none is near.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        int bestDistance = Math.Max(2, name.Length / 3) + 1;
        foreach (string candidate in candidates)
        {
            int distance = Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance < bestDistance)
                (best, bestDistance) = (candidate, distance);
        }

        return best;
    }

    /// <summary>A candidate that is the same name spelt otherwise: by case or punctuation, or, where it is not short, by one character; null where none is.</summary>
    public static string? FindMisspelling(string name, IEnumerable<string> candidates) =>
        candidates.FirstOrDefault(candidate => Bare(candidate) == Bare(name) || (name.Length >= MinLength && Distance(Bare(candidate), Bare(name)) <= 1));

    /// <summary>A sentence about what there is instead of a missing column: the nearest name, or the first few.</summary>
    public static string Describe(string name, IReadOnlyCollection<string> candidates)
    {
        const int Shown = 10;
        if (Find(name, candidates) is { } nearest)
            return $"the nearest is \"{Shorten(nearest)}\"";
        if (candidates.Count == 0)
            return "it has none";
        string list = string.Join(", ", candidates.Take(Shown).Select(each => $"\"{Shorten(each)}\""));
        return candidates.Count > Shown ? $"it has {list} and {candidates.Count - Shown} more" : $"it has {list}";
    }

    private static string Bare(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string Shorten(string name) => name.Length <= MaxLength ? name : name[..MaxLength] + "…";

    private static int Distance(string a, string b)
    {
        // Names come from files as well, where they can be of any length.
        if (Math.Abs(a.Length - b.Length) > MaxLength || a.Length > MaxLength)
            return int.MaxValue;
        int[] previous = new int[b.Length + 1];
        int[] current = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
            previous[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
