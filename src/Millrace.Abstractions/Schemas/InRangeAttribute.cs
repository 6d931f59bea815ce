namespace Millrace;

/// <summary>
/// The closed range that a number lies in; NaN lies outside every range. For a column it is checked by validation, for a parameter at
/// compile time where the value is constant and before the run otherwise.
/// </summary>
/// <param name="minimum">The smallest allowed value.</param>
/// <param name="maximum">The largest allowed value; not smaller than <paramref name="minimum"/>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InRangeAttribute(double minimum, double maximum) : Attribute
{
    /// <summary>The smallest allowed value.</summary>
    public double Minimum { get; } = minimum;

    /// <summary>The largest allowed value.</summary>
    public double Maximum { get; } = maximum;

    /// <summary>The share of present values, 0 to 1, that may lie outside before validation fails.</summary>
    public double Tolerance { get; init; }
}
