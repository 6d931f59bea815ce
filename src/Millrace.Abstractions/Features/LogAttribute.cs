namespace Millrace;

/// <summary>
/// The logarithm of <c>value + Offset</c>, to <see cref="Base"/>, in double precision with a relative error below 1e-14. Where the sum is 0, negative or not
/// finite there is none: the result is missing, as it is for a missing value and NaN; that is 0 where the feature ends here, and <c>[Impute]</c> behind it, or
/// <c>[Clip]</c> before it, puts something else there. Nothing is learned.
/// </summary>
public sealed class LogAttribute : FeatureAttribute
{
    /// <summary>What is added before: 1 for counts, so that 0 becomes 0. Finite.</summary>
    public double Offset { get; init; }

    /// <summary>The base, finite and greater than 1.</summary>
    public double Base { get; init; } = Math.E;
}
