using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Millrace.Data;

/// <summary>Compares values that are numbers in memory, a vector at a time.</summary>
/// <typeparam name="TValue">The values' type.</typeparam>
/// <typeparam name="TNumber">The number that they are; its order is theirs.</typeparam>
internal sealed class NumberComparer<TValue, TNumber> : RowComparer<TValue>
    where TValue : struct
    where TNumber : unmanaged, INumber<TNumber>
{
    public override bool HasUnordered => typeof(TNumber) == typeof(float) || typeof(TNumber) == typeof(double);

    public override ulong Ordered(ReadOnlySpan<TValue> left, ReadOnlySpan<TValue> right, Outcomes outcomes) =>
        Compare(MemoryMarshal.Cast<TValue, TNumber>(left), MemoryMarshal.Cast<TValue, TNumber>(right), outcomes);

    public override bool TryFindEnds(ReadOnlySpan<TValue> values, out TValue least, out TValue greatest)
    {
        bool isFound = Extremes.TryFind(MemoryMarshal.Cast<TValue, TNumber>(values), out TNumber low, out TNumber high);
        least = AsValue(low);
        greatest = AsValue(high);
        return isFound;
    }

    // Which of the zeros was found depends on the machine's vectors.
    private static TValue AsValue(TNumber number)
    {
        TNumber value = TNumber.IsZero(number) ? TNumber.Zero : number;
        return MemoryMarshal.Cast<TNumber, TValue>(new ReadOnlySpan<TNumber>(in value))[0];
    }

    private static ulong Compare(ReadOnlySpan<TNumber> left, ReadOnlySpan<TNumber> right, Outcomes outcomes) => outcomes switch
    {
        Outcomes.None => 0,
        Outcomes.Less => Less(left, right),
        Outcomes.Greater => Less(right, left),
        Outcomes.Equal => Equal(left, right),
        Outcomes.Less | Outcomes.Equal => LessOrEqual(left, right),
        Outcomes.Greater | Outcomes.Equal => LessOrEqual(right, left),
        Outcomes.Less | Outcomes.Greater => Less(left, right) | Less(right, left),
        _ => LessOrEqual(left, right) | Less(right, left),
    };

    private static ulong Less(ReadOnlySpan<TNumber> left, ReadOnlySpan<TNumber> right)
    {
        ulong bits = 0;
        int i = 0;
        for (; i <= left.Length - Vector256<TNumber>.Count; i += Vector256<TNumber>.Count)
            bits |= (ulong)Vector256.LessThan(Vector256.Create(left[i..]), Vector256.Create(right[i..])).ExtractMostSignificantBits() << i;
        for (; i < left.Length; i++)
            bits |= (left[i] < right[i] ? 1UL : 0) << i;
        return bits;
    }

    private static ulong LessOrEqual(ReadOnlySpan<TNumber> left, ReadOnlySpan<TNumber> right)
    {
        ulong bits = 0;
        int i = 0;
        for (; i <= left.Length - Vector256<TNumber>.Count; i += Vector256<TNumber>.Count)
            bits |= (ulong)Vector256.LessThanOrEqual(Vector256.Create(left[i..]), Vector256.Create(right[i..])).ExtractMostSignificantBits() << i;
        for (; i < left.Length; i++)
            bits |= (left[i] <= right[i] ? 1UL : 0) << i;
        return bits;
    }

    private static ulong Equal(ReadOnlySpan<TNumber> left, ReadOnlySpan<TNumber> right)
    {
        ulong bits = 0;
        int i = 0;
        for (; i <= left.Length - Vector256<TNumber>.Count; i += Vector256<TNumber>.Count)
            bits |= (ulong)Vector256.Equals(Vector256.Create(left[i..]), Vector256.Create(right[i..])).ExtractMostSignificantBits() << i;
        for (; i < left.Length; i++)
            bits |= (left[i] == right[i] ? 1UL : 0) << i;
        return bits;
    }
}
