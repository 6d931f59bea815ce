using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Hashes lists by their elements: lists that differ in an element, or in one that is missing, have different hashes.</summary>
internal abstract class ListHashes
{
    private const ulong MissingItem = 0x9E3779B97F4A7C15;

    /// <summary>Turns to the elements of a batch.</summary>
    public abstract void Start(Column items);

    /// <summary>The hash of a list.</summary>
    /// <param name="start">Its first element.</param>
    /// <param name="length">How many it has.</param>
    public abstract ulong Of(int start, int length);

    /// <summary>The hash of what a list begins with and of its next element.</summary>
    protected static ulong With(ulong hash, ulong item) => ValueHash.Mix((hash * 31) ^ item);

    /// <summary>The hash of what a list begins with and of a missing element at a place.</summary>
    protected static ulong WithMissing(ulong hash, int place) => With(hash ^ MissingItem, (ulong)place);
}
