using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// How often each value of a column occurs, exactly; mergeable. Memory grows with the number of distinct values, not with the rows.
/// </summary>
internal abstract class FrequencyAnalyser
{
    public long Missing { get; private protected set; }

    public abstract void Add(Column column);

    public abstract void Merge(FrequencyAnalyser other);

    /// <summary>The values that occur most often, the most frequent first, those of equal count in ordinal order of their texts.</summary>
    /// <param name="limit">How many at most.</param>
    public ImmutableArray<string> Top(int limit) =>
        [.. Counts().OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key, StringComparer.Ordinal).Take(limit).Select(static pair => pair.Key)];

    protected abstract IEnumerable<KeyValuePair<string, long>> Counts();
}
