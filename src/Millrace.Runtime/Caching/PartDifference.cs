using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Says which parts of what a step sees of an input differ, as a reason for which it runs.</summary>
internal static class PartDifference
{
    private const int Shown = 3;

    /// <summary>Names the parts: <c>column fare changed, column tips is new</c>; null where they do not tell, or where all of several changed.</summary>
    /// <param name="before">The parts of the earlier key that are about the input.</param>
    /// <param name="now">Those of the key.</param>
    public static string? Describe(IEnumerable<KeyPart> before, IEnumerable<KeyPart> now)
    {
        var earlier = before.ToDictionary(static part => part.Split().Part ?? "", static part => part.Value, StringComparer.Ordinal);
        var later = now.ToDictionary(static part => part.Split().Part ?? "", static part => part.Value, StringComparer.Ordinal);
        if (earlier.Count == 0 || later.Count == 0 || earlier.ContainsKey("") || later.ContainsKey(""))
            return null;

        string[] changed = [.. later.Where(each => earlier.TryGetValue(each.Key, out string? value) && value != each.Value).Select(static each => each.Key)];
        if (changed.Length > 1 && changed.Length == later.Count)
            return null;

        ImmutableArray<string> all =
        [
            .. changed.Select(static name => $"{name} changed"),
            .. later.Keys.Where(name => !earlier.ContainsKey(name)).Select(static name => $"{name} is new"),
            .. earlier.Keys.Where(name => !later.ContainsKey(name)).Select(static name => $"{name} is gone"),
        ];
        string text = string.Join(", ", all.Take(Shown));
        return all.Length > Shown ? FormattableString.Invariant($"{text} and {all.Length - Shown} more") : text.Length == 0 ? null : text;
    }
}
