namespace Millrace;

/// <summary>
/// 1 where a value is missing, for which NaN counts in numbers, else 0. Behind other stages it tells where they gave no number: <c>[Log, IsMissing]</c> of
/// numbers that are not positive. Nothing is learned.
/// </summary>
public sealed class IsMissingAttribute : FeatureAttribute;
