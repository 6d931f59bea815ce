using System.Text;

namespace Millrace.Compiler;

/// <summary>Names of the language from names of C#.</summary>
public static class Naming
{
    /// <summary><c>SplitTrips</c> and <c>splitTrips</c> become <c>split-trips</c>; <c>ReadCSVFile</c> becomes <c>read-csv-file</c>.</summary>
    public static string Kebab(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            bool startsWord = char.IsUpper(c) && i > 0
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (c == '_')
            {
                if (text.Length > 0 && text[text.Length - 1] != '-')
                    text.Append('-');
                continue;
            }

            if (startsWord && text[text.Length - 1] != '-')
                text.Append('-');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }

    /// <summary>Whether a name consists of lower-case words joined by hyphens, and starts with a letter.</summary>
    public static bool IsKebab(string name)
    {
        for (int i = 0; i < name.Length; i++)
        {
            bool fits = name[i] is (>= 'a' and <= 'z') || (i > 0 && (name[i] is >= '0' and <= '9' || (name[i] == '-' && name[i - 1] != '-' && i < name.Length - 1)));
            if (!fits)
                return false;
        }

        return name.Length > 0;
    }

    /// <summary>The nearest name in kebab case; from the fallback where nothing of the name can be kept.</summary>
    public static string ToKebab(string name, string fallback)
    {
        var words = new StringBuilder(name.Length);
        foreach (char c in name)
            words.Append(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') ? c : '_');
        string kebab = Kebab(words.ToString()).Trim('-').TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '-');
        return IsKebab(kebab) ? kebab : Kebab(fallback);
    }

    /// <summary><c>TestFraction</c> becomes <c>testFraction</c>.</summary>
    public static string Camel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>
    /// The candidate nearest to a name that was not found, or null where none is near: letters that are missing, added, changed or swapped, at
    /// most a third of the name; case does not count.
    /// </summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        // Of one letter nothing is kept where it is changed.
        int bestDistance = Math.Min(Math.Max(1, name.Length / 3) + 1, Math.Max(1, name.Length));
        foreach (string candidate in candidates)
        {
            int distance = Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < bestDistance)
                (best, bestDistance) = (candidate, distance);
        }

        return best;
    }

    private static int Distance(string a, string b)
    {
        int[] twoBack = new int[b.Length + 1];
        int[] back = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int[] row = new int[b.Length + 1];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(back[j], row[j - 1]) + 1, back[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], twoBack[j - 2] + 1);
            }

            (twoBack, back) = (back, row);
        }

        return back[b.Length];
    }
}
