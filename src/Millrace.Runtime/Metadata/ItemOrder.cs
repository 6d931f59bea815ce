using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Runtime;

/// <summary>The steps of items by map and item, and not by when they happened to start.</summary>
internal sealed class ItemOrder : IComparer<string>
{
    public static ItemOrder Instance { get; } = new();

    /// <summary>Compares names such as <c>parts[9].train</c> and <c>parts[10].train</c>; those of one item are equal.</summary>
    public int Compare(string? x, string? y)
    {
        ImmutableArray<string> left = Parts(x), right = Parts(y);
        for (int i = 0; i < Math.Min(left.Length, right.Length) - 1; i++)
        {
            int order = int.TryParse(left[i], NumberStyles.None, CultureInfo.InvariantCulture, out int first)
                && int.TryParse(right[i], NumberStyles.None, CultureInfo.InvariantCulture, out int second)
                ? first.CompareTo(second)
                : string.CompareOrdinal(left[i], right[i]);
            if (order != 0)
                return order;
        }

        return 0;
    }

    private static ImmutableArray<string> Parts(string? name) => [.. (name ?? "").Split('[', ']')];
}
