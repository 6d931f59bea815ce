namespace Millrace.Runtime;

/// <summary>
/// The results that the steps of a pipeline's last run stand for, by their keys: what the next run most likely reuses, read at once. What it does not hold
/// may still be in the metadata.
/// </summary>
/// <param name="hits">The results.</param>
internal sealed class ReuseIndex(IReadOnlyDictionary<string, CacheHit> hits)
{
    /// <summary>An index that holds nothing.</summary>
    public static ReuseIndex None { get; } = new(new Dictionary<string, CacheHit>());

    /// <summary>Finds the result of a key; null where it is not here.</summary>
    public CacheHit? Find(string key) => hits.GetValueOrDefault(key);
}
