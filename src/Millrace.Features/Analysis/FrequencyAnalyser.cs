using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>How often each value of a column occurs, exactly. Memory grows with the number of different values, not with the rows.</summary>
internal abstract class FrequencyAnalyser : FlowAnalyser
{
    /// <summary>The values that occur most often, the most frequent first, those of equal count in ordinal order of their texts.</summary>
    /// <param name="limit">How many at most.</param>
    /// <param name="minimum">How often a value occurs at least.</param>
    public ImmutableArray<string> Top(int limit, long minimum = 1) => [.. TopCounts(limit, minimum).Select(static pair => pair.Key)];

    /// <summary>The same with how often each occurs.</summary>
    /// <param name="limit">How many at most.</param>
    /// <param name="minimum">How often a value occurs at least.</param>
    public IEnumerable<KeyValuePair<string, long>> TopCounts(int limit, long minimum = 1) => Counts()
        .Where(pair => pair.Value >= minimum)
        .OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key, StringComparer.Ordinal)
        .Take(limit);

    /// <summary>How many rows have another value.</summary>
    /// <param name="kept">Values.</param>
    public long Others(ImmutableArray<string> kept)
    {
        var known = kept.ToHashSet(StringComparer.Ordinal);
        return Counts().Sum(pair => known.Contains(pair.Key) ? 0 : pair.Value);
    }

    /// <summary>Each value's text with how often it occurs, each once, in no order.</summary>
    public abstract IEnumerable<KeyValuePair<string, long>> Counts();
}
