namespace Millrace.Features;

/// <summary>From a number to a feature; a struct, so that the loop holds it.</summary>
internal interface INumberMap
{
    /// <summary>What a missing value becomes.</summary>
    float Missing { get; }

    /// <summary>What a number, which is not NaN, becomes.</summary>
    float Map(double value);
}
