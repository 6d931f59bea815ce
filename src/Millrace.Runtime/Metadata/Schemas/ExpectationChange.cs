using System.Globalization;

namespace Millrace.Runtime;

/// <summary>Tells how what is expected of a column's values changed, in few words however many values there are.</summary>
internal static class ExpectationChange
{
    private const int MostTold = 10;
    private const int LongestTold = 40;
    private const int Short = 80;

    private static readonly string[] s_separators = [", ", "; "];

    /// <summary>Tells it.</summary>
    /// <param name="before">What was expected, in words: a range, values, a tolerance; empty for nothing.</param>
    /// <param name="after">What is expected now.</param>
    public static string Tell(string before, string after)
    {
        if (before.Length <= Short && after.Length <= Short)
            return $"expected '{before}' became '{after}'";
        string[] earlier = Split(before), later = Split(after);
        string came = Listed(later.Except(earlier, StringComparer.Ordinal)), went = Listed(earlier.Except(later, StringComparer.Ordinal));
        return (came, went) switch
        {
            ("", "") => "expected values in another order",
            (_, "") => $"expected as well {came}",
            ("", _) => $"no longer expected {went}",
            _ => $"expected as well {came}; no longer {went}",
        };
    }

    private static string Listed(IEnumerable<string> values)
    {
        string[] all = [.. values];
        string told = string.Join(", ", all.Take(MostTold).Select(Shortened));
        return all.Length <= MostTold ? told : string.Create(CultureInfo.InvariantCulture, $"{told} and {all.Length - MostTold} more");
    }

    private static string[] Split(string expected) => expected.Split(s_separators, StringSplitOptions.RemoveEmptyEntries);

    private static string Shortened(string value)
    {
        if (value.Length <= LongestTold)
            return value;
        int length = char.IsHighSurrogate(value[LongestTold - 2]) ? LongestTold - 2 : LongestTold - 1;
        return value[..length] + "…";
    }
}
