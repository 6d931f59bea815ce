namespace Millrace.Data;

/// <summary>Compares values of a type, many at once. Equal, less and greater are what C# says of the type; enumerations compare by their numbers.</summary>
/// <typeparam name="TValue">The values' type.</typeparam>
internal abstract class RowComparer<TValue>
    where TValue : struct
{
    /// <summary>Values that are compared at once.</summary>
    public const int Block = 64;

    /// <summary>Whether some values of the type are neither less nor equal nor greater.</summary>
    public virtual bool HasUnordered => false;

    /// <summary>For which of at most 64 pairs a comparison holds: a bit each, the least significant first.</summary>
    /// <param name="left">The one of each pair.</param>
    /// <param name="right">The other; as many.</param>
    /// <param name="outcomes">The comparison, which does not hold for what is unordered.</param>
    public abstract ulong Ordered(ReadOnlySpan<TValue> left, ReadOnlySpan<TValue> right, Outcomes outcomes);

    /// <summary>The least and the greatest of values; what is unordered is neither.</summary>
    /// <returns>Whether there is an ordered value.</returns>
    public abstract bool TryFindEnds(ReadOnlySpan<TValue> values, out TValue least, out TValue greatest);

    /// <summary>The same for any comparison.</summary>
    public ulong Compare(ReadOnlySpan<TValue> left, ReadOnlySpan<TValue> right, Outcomes outcomes) => (outcomes & Outcomes.Unordered) == 0
        ? Ordered(left, right, outcomes)
        : ~Ordered(left, right, Outcomes.All & ~outcomes) & Bitmaps.Ones(left.Length);

    /// <summary>Whether a comparison holds for a pair.</summary>
    public bool Holds(TValue left, TValue right, Outcomes outcomes) =>
        Compare(new ReadOnlySpan<TValue>(in left), new ReadOnlySpan<TValue>(in right), outcomes) != 0;

    /// <summary>What comparing a value of a range with another can come to, where no value is unordered.</summary>
    public Outcomes CompareRange(TValue least, TValue greatest, TValue other) =>
        (Holds(least, other, Outcomes.Less) ? Outcomes.Less : 0)
        | (Holds(least, other, Outcomes.Less | Outcomes.Equal) && Holds(greatest, other, Outcomes.Greater | Outcomes.Equal) ? Outcomes.Equal : 0)
        | (Holds(greatest, other, Outcomes.Greater) ? Outcomes.Greater : 0);
}
