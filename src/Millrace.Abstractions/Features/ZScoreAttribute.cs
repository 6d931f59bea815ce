namespace Millrace;

/// <summary>
/// (value − mean) / population deviation, both from the finite values of the training rows. A missing value, NaN and infinite values become 0,
/// a constant column all 0.
/// </summary>
public sealed class ZScoreAttribute : FeatureAttribute;
