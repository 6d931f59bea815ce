using System.Numerics;

namespace Millrace.Data;

/// <summary>Compares values one by one with the operators of their type.</summary>
/// <typeparam name="TValue">The values' type.</typeparam>
internal sealed class PlainComparer<TValue> : RowComparer<TValue>
    where TValue : struct, IComparisonOperators<TValue, TValue, bool>
{
    public override bool HasUnordered => typeof(TValue) == typeof(Half);

    public override ulong Ordered(ReadOnlySpan<TValue> left, ReadOnlySpan<TValue> right, Outcomes outcomes)
    {
        ulong less = 0;
        ulong equal = 0;
        ulong greater = 0;
        for (int i = 0; i < left.Length; i++)
        {
            less |= (left[i] < right[i] ? 1UL : 0) << i;
            equal |= (left[i] == right[i] ? 1UL : 0) << i;
            greater |= (left[i] > right[i] ? 1UL : 0) << i;
        }

        return ((outcomes & Outcomes.Less) != 0 ? less : 0) | ((outcomes & Outcomes.Equal) != 0 ? equal : 0)
            | ((outcomes & Outcomes.Greater) != 0 ? greater : 0);
    }

    public override bool TryFindEnds(ReadOnlySpan<TValue> values, out TValue least, out TValue greatest)
    {
        least = greatest = default;
        bool isFound = false;
        foreach (TValue value in values)
        {
            if (!isFound || value < least)
                least = IsOrdered(value) ? value : least;
            if (!isFound || value > greatest)
                greatest = IsOrdered(value) ? value : greatest;
            isFound |= IsOrdered(value);
        }

        return isFound;
    }

    private static bool IsOrdered(TValue value) => typeof(TValue) != typeof(Half) || !Half.IsNaN((Half)(object)value);
}
