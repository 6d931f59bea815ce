using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Features;

/// <summary>Names of the buckets that lie between boundaries.</summary>
internal static class BandNames
{
    /// <summary>A name each, in the order of ids.</summary>
    /// <param name="boundaries">The boundaries, which rise.</param>
    /// <param name="hasMissing">Whether missing numbers have a bucket of their own, the last.</param>
    public static ImmutableArray<string> Of(double[] boundaries, bool hasMissing)
    {
        ImmutableArray<string> cuts = [.. boundaries.Select(static value => value.ToString("R", CultureInfo.InvariantCulture))];
        IEnumerable<string> buckets = Enumerable.Range(0, cuts.Length + 1).Select(i => (i, cuts.Length) switch
        {
            (_, 0) => "all",
            (0, _) => $"below {cuts[0]}",
            _ => i == cuts.Length ? $"from {cuts[^1]}" : $"{cuts[i - 1]} to {cuts[i]}",
        });
        return [.. hasMissing ? buckets.Append("(missing)") : buckets];
    }
}
