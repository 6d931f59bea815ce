using System.Collections.Immutable;

namespace Millrace;

/// <summary>Makes collections.</summary>
public static class Collection
{
    /// <summary>A collection of items that are there.</summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <param name="items">The items, in order.</param>
    public static Collection<T> Of<T>(IEnumerable<T> items)
        where T : class, IArtifact<T>
    {
        ImmutableArray<T> kept = [.. items];
        return new Collection<T>(kept.Length, (index, _) => ValueTask.FromResult(kept[index]));
    }

    /// <summary>A collection of items that are made one by one when they are asked for, so that never more than a few are held.</summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <param name="count">How many there are.</param>
    /// <param name="make">Makes the item of a position, from 0; the same one whenever it is asked.</param>
    public static Collection<T> Of<T>(int count, Func<int, CancellationToken, ValueTask<T>> make)
        where T : class, IArtifact<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(make);
        return new Collection<T>(count, make);
    }
}
