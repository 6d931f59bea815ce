namespace Millrace.Runtime;

/// <summary>Proposes what somebody may have meant by a name that does not exist.</summary>
public static class NearestName
{
    /// <summary>A sentence with a leading space that names the nearest candidate, or all of them where none is near; empty without candidates.</summary>
    /// <param name="name">The name that does not exist.</param>
    /// <param name="candidates">Those that do.</param>
    public static string Proposal(string name, IEnumerable<string> candidates)
    {
        string[] known = [.. candidates.Distinct(StringComparer.Ordinal)];
        if (known.Length == 0)
            return "";

        (string nearest, int distance) = known.Select(each => (each, Distance(name, each))).MinBy(static pair => pair.Item2);
        return distance <= Math.Max(2, nearest.Length / 3)
            ? $" Did you mean '{nearest}'?"
            : $" There {(known.Length == 1 ? "is" : "are")} {string.Join(", ", known.Order(StringComparer.Ordinal))}.";
    }

    /// <summary>The optimal string alignment distance (Damerau 1964; restricted edit distance with transpositions), case ignored.</summary>
    private static int Distance(string left, string right)
    {
        var costs = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++)
            costs[i, 0] = i;
        for (int j = 0; j <= right.Length; j++)
            costs[0, j] = j;
        for (int i = 1; i <= left.Length; i++)
        {
            for (int j = 1; j <= right.Length; j++)
            {
                int change = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                int cost = Math.Min(Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1, costs[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                    cost = Math.Min(cost, costs[i - 2, j - 2] + 1);
                costs[i, j] = cost;
            }
        }

        return costs[left.Length, right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
