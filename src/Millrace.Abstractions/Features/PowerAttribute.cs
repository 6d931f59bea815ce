namespace Millrace;

/// <summary>
/// The number to a power: 0.5 for the square root, 2 for the square, −1 for the reciprocal. Missing values, NaN and infinite values stay missing, and what has
/// no power becomes missing: 0 to a negative one, a negative number to one that is no whole number. Missing is 0 where the feature ends here. What is too large
/// for a <c>float</c> becomes the largest finite one of its sign. Nothing is learned.
/// </summary>
/// <param name="exponent">The power.</param>
public sealed class PowerAttribute(double exponent) : FeatureAttribute
{
    /// <summary>The power, finite.</summary>
    public double Exponent { get; } = exponent;
}
