namespace Millrace.Data;

/// <summary>Proposes the name that was probably meant.</summary>
internal static class NearestName
{
    private const int MaxLength = 200;

    /// <summary>The candidate with the smallest edit distance (Levenshtein, case ignored), or null where none is near.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        int bestDistance = Math.Max(2, name.Length / 3) + 1;
        string upper = name.ToUpperInvariant();
        foreach (string candidate in candidates)
        {
            int distance = Distance(upper, candidate.ToUpperInvariant(), bestDistance);
            if (distance < bestDistance)
                (best, bestDistance) = (candidate, distance);
        }

        return best;
    }

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

    private static string Shorten(string name) => name.Length <= MaxLength ? name : name[..MaxLength] + "…";

    /// <summary>The edit distance; of names that are very long, or whose lengths alone differ by more than matters, only that it is large.</summary>
    public static int Distance(string a, string b, int most)
    {
        // Names come from files as well, where they can be of any length.
        if (Math.Abs(a.Length - b.Length) > most || a.Length > MaxLength)
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
