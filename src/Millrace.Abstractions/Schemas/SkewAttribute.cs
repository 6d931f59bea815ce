namespace Millrace;

/// <summary>How far the values of a column may differ in serving data from those in training data. A limit that is not given is not checked.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SkewAttribute : Attribute
{
    /// <summary>
    /// The largest allowed difference between the two shares of one value, 0 to 1. For bool, text, enumerations, whole numbers, dates and identifiers.
    /// </summary>
    public double LInfinity { get; init; } = double.PositiveInfinity;

    /// <summary>The largest allowed Jensen–Shannon divergence to base 2, 0 to 1. For columns of any single values.</summary>
    public double JensenShannon { get; init; } = double.PositiveInfinity;

    /// <summary>The largest allowed difference of counts as a share of both together, 0 to 1. For the same columns as <see cref="LInfinity"/>.</summary>
    public double NormalisedAbsoluteDifference { get; init; } = double.PositiveInfinity;
}
