namespace Millrace;

/// <summary>
/// (value − median) / (third quartile − first quartile) of the finite numbers of the training rows, so that a few that lie far out change little. Each of the
/// three is a training number: the least one at or below which lies that share of them (no mean of two neighbours). They are exact where there are fewer than
/// 2,048 numbers, and within 0.5 % of the ranks where there are more, with a probability of at least 0.999 for each. A missing value, NaN and infinite values
/// stay missing, which is 0 where the feature ends here. Where the quartiles are equal, as in a constant column, or no training row has a number, every number
/// becomes 0.
/// </summary>
public sealed class RobustScaleAttribute : FeatureAttribute;
