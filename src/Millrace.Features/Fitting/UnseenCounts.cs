using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>How many values of the training rows are not kept, of a feature.</summary>
internal sealed record UnseenCounts
{
    public static UnseenCounts None { get; } = new();

    /// <summary>Of each column, where each has values of its own, of lists each element; else empty.</summary>
    public ImmutableArray<long> Columns { get; init; } = [];

    /// <summary>Of rows whose columns make one value together; null where they do not.</summary>
    public long? Together { get; init; }

    /// <summary>
    /// By the name in files of each column of keys, the rows whose key has no value of its own that was learned; the sum over all numbers that are learned a
    /// key.
    /// </summary>
    public ImmutableSortedDictionary<string, long> Keys { get; init; } = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    /// <summary>Those of one stage and of another.</summary>
    public UnseenCounts And(UnseenCounts other) => new()
    {
        Columns = Columns.IsEmpty ? other.Columns : Columns,
        Together = Together ?? other.Together,
        Keys = Keys.SetItems(other.Keys.Select(each => KeyValuePair.Create(each.Key, Keys.GetValueOrDefault(each.Key) + each.Value))),
    };
}
