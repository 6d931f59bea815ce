namespace Millrace;

/// <summary>How far the values of a column may differ in serving data from those in training data. A limit that is not given is not checked.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SkewAttribute : Attribute
{
    /// <summary>The largest allowed difference between the two shares of one value, 0 to 1.</summary>
    public double LInfinity { get; init; } = double.PositiveInfinity;

    /// <summary>The largest allowed Jensen–Shannon divergence to base 2, 0 to 1.</summary>
    public double JensenShannon { get; init; } = double.PositiveInfinity;

    /// <summary>The largest allowed difference of counts as a share of both together, 0 to 1.</summary>
    public double NormalisedAbsoluteDifference { get; init; } = double.PositiveInfinity;
}
