namespace Millrace;

/// <summary>(value − mean) / population deviation, both from the training rows. A missing value becomes 0, a constant column all 0.</summary>
public sealed class ZScoreAttribute : FeatureAttribute;
