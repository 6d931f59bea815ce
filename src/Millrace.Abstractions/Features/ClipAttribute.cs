namespace Millrace;

/// <summary>
/// Numbers below <see cref="Low"/> become <see cref="Low"/>, those above <see cref="High"/> become <see cref="High"/>, infinite ones too; others stay. A
/// missing value and NaN stay missing. For one end alone take <c>float.MinValue</c> or <c>float.MaxValue</c> as the other. Nothing is learned.
/// </summary>
/// <param name="low">The least number.</param>
/// <param name="high">The greatest number.</param>
public sealed class ClipAttribute(double low, double high) : FeatureAttribute
{
    /// <summary>The least number; a finite <c>float</c>, less than <see cref="High"/>.</summary>
    public double Low { get; } = low;

    /// <summary>The greatest number; a finite <c>float</c>.</summary>
    public double High { get; } = high;
}
