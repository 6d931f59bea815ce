using System.Globalization;
using System.Text;

namespace Millrace.Quality;

/// <summary>What differs between two texts, line by line, in the form that <c>diff -u</c> and version control have.</summary>
public static class UnifiedDiff
{
    private const int Context = 3;
    private const long MostCells = 4_000_000;

    /// <summary>Compares two texts.</summary>
    /// <param name="before">The earlier one.</param>
    /// <param name="after">The later one.</param>
    /// <param name="name">What they are called.</param>
    /// <returns>The difference; empty where there is none.</returns>
    public static string Of(string before, string after, string name)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        List<(char Sign, string Line)> lines = Compare(Lines(before), Lines(after));
        if (lines.TrueForAll(static line => line.Sign == ' '))
            return "";
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"--- a/{name}\n+++ b/{name}\n"));
        for (int at = Next(lines, 0); at < lines.Count;)
        {
            int start = Math.Max(0, at - Context), end = at;
            for (int next = at; next < lines.Count && next <= end + (2 * Context); next = Next(lines, next + 1))
                end = next;
            end = Math.Min(lines.Count, end + Context + 1);
            Write(text, lines, start, end);
            at = Next(lines, end);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, List<(char Sign, string Line)> lines, int start, int end)
    {
        (int oldFirst, int newFirst) = (Count(lines, 0, start, '+'), Count(lines, 0, start, '-'));
        (int oldCount, int newCount) = (Count(lines, start, end, '+'), Count(lines, start, end, '-'));
        text.Append(CultureInfo.InvariantCulture, $"@@ -{Place(oldFirst, oldCount)} +{Place(newFirst, newCount)} @@\n");
        for (int i = start; i < end; i++)
        {
            text.Append(lines[i].Sign).Append(lines[i].Line);
            if (!lines[i].Line.EndsWith('\n'))
                text.Append("\n\\ No newline at end of file\n");
        }
    }

    // Of no lines the place is the line before.
    private static string Place(int before, int count) => string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? before : before + 1)},{count}");

    private static int Count(List<(char Sign, string Line)> lines, int start, int end, char without)
    {
        int count = 0;
        for (int i = start; i < end; i++)
            count += lines[i].Sign == without ? 0 : 1;
        return count;
    }

    private static int Next(List<(char Sign, string Line)> lines, int from) =>
        from < lines.Count && lines.FindIndex(from, static line => line.Sign != ' ') is >= 0 and var found ? found : lines.Count;

    // What both begin and end with is left out of the search.
    private static List<(char Sign, string Line)> Compare(string[] before, string[] after)
    {
        int same = 0, sameEnd = 0;
        while (same < before.Length && same < after.Length && before[same] == after[same])
            same++;
        while (sameEnd < before.Length - same && sameEnd < after.Length - same && before[^(sameEnd + 1)] == after[^(sameEnd + 1)])
            sameEnd++;
        string[] left = before[same..^sameEnd], right = after[same..^sameEnd];
        bool isSmall = (long)left.Length * right.Length <= MostCells;
        return
        [
            .. before[..same].Select(static line => (' ', line)),
            .. isSmall ? Longest(left, right) : Split(left, right),
            .. before[^sameEnd..].Select(static line => (' ', line)),
        ];
    }

    // The longest run of common lines, by the table of all beginnings.
    private static List<(char Sign, string Line)> Longest(string[] left, string[] right)
    {
        int[,] common = new int[left.Length + 1, right.Length + 1];
        for (int i = left.Length - 1; i >= 0; i--)
        {
            for (int j = right.Length - 1; j >= 0; j--)
                common[i, j] = left[i] == right[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        List<(char, string)> lines = [];
        for (int i = 0, j = 0; i < left.Length || j < right.Length;)
        {
            if (i < left.Length && j < right.Length && left[i] == right[j])
            {
                lines.Add((' ', left[i++]));
                j++;
            }
            else if (i < left.Length && (j == right.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add(('-', left[i++]));
            }
            else
            {
                lines.Add(('+', right[j++]));
            }
        }

        return lines;
    }

    // Where the table would be too large: at the line nearest to the middle that each has once.
    private static List<(char Sign, string Line)> Split(string[] left, string[] right)
    {
        Dictionary<string, int> places = Once(left), others = Once(right);
        int middle = left.Length / 2;
        int at = places.Where(each => others.ContainsKey(each.Key)).Select(static each => each.Value)
            .OrderBy(place => Math.Abs(place - middle)).ThenBy(static place => place).FirstOrDefault(-1);
        if (at < 0)
            return [.. left.Select(static line => ('-', line)), .. right.Select(static line => ('+', line))];
        int other = others[left[at]];
        return [.. Compare(left[..at], right[..other]), (' ', left[at]), .. Compare(left[(at + 1)..], right[(other + 1)..])];
    }

    private static Dictionary<string, int> Once(string[] lines) => lines.Select(static (line, place) => (line, place))
        .GroupBy(static each => each.line, StringComparer.Ordinal).Where(static group => group.Count() == 1)
        .ToDictionary(static group => group.Key, static group => group.Single().place, StringComparer.Ordinal);

    private static string[] Lines(string text)
    {
        List<string> lines = [];
        for (int at = 0; at < text.Length;)
        {
            int end = text.IndexOf('\n', at) is >= 0 and var found ? found + 1 : text.Length;
            lines.Add(text[at..end]);
            at = end;
        }

        return [.. lines];
    }
}
