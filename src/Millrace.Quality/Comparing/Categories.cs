using System.Text;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>The categories of two sides.</summary>
internal static class Categories
{
    /// <summary>Each category of either side with its weight on both, in ordinal order.</summary>
    public static IEnumerable<(string Value, double Left, double Right)> Pairs(RankHistogram left, RankHistogram right)
    {
        var pairs = new SortedDictionary<string, (double Left, double Right)>(StringComparer.Ordinal);
        foreach (RankedValue value in left.Values)
            pairs[value.Value] = (value.Weight, 0);
        foreach (RankedValue value in right.Values)
            pairs[value.Value] = (pairs.GetValueOrDefault(value.Value).Left, value.Weight);
        return pairs.Select(static pair => (pair.Key, pair.Value.Left, pair.Value.Right));
    }

    /// <summary>
    /// Whether a category is the beginning of long texts (<see cref="CutText"/>), so that texts that begin alike are one, and those of both sides may be
    /// others.
    /// </summary>
    // A text that is as long and ends with an ellipsis of its own counts as one, which makes errors larger rather than smaller.
    public static bool IsCut(string category) => category.EndsWith('…') && Encoding.UTF8.GetByteCount(category) >= FrequentItems.MostBytes;
}
