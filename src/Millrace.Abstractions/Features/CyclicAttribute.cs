namespace Millrace;

/// <summary>
/// Two numbers, sin 2πf and cos 2πf, where f is the share of a cycle that has passed: what lies shortly before the end of a cycle is close to what lies
/// shortly after its beginning. Of dates and times f counts from the cycle's beginning to the tick; they count as they are stored, no time zone is applied.
/// Of numbers f is x ÷ period. As floats both numbers are within 1e-7 of the exact ones. A missing value, NaN and infinite numbers are missing: both numbers
/// become 0, which no other value has, or what a stage behind puts there.
/// </summary>
public sealed class CyclicAttribute : FeatureAttribute
{
    /// <summary>Places dates or times in a cycle of the calendar.</summary>
    /// <param name="cycle">The cycle.</param>
    public CyclicAttribute(Cycle cycle) => Cycle = cycle;

    /// <summary>Places numbers in a cycle: <c>[Cyclic(360)]</c> for degrees.</summary>
    /// <param name="period">The cycle's length, above 0 and finite.</param>
    public CyclicAttribute(double period) => Period = period;

    /// <summary>The cycle; none where there are numbers.</summary>
    public Cycle Cycle { get; }

    /// <summary>The length of the cycle of numbers; 0 where there are dates or times.</summary>
    public double Period { get; }
}
