namespace Millrace;

/// <summary>
/// The year of a <see cref="DateTime"/> or <see cref="DateOnly"/> as a number, 1 to 9999, in the Gregorian calendar and without a time zone: values count as
/// they are stored. A missing value is a missing number: a stage behind may replace it, else it becomes 0.
/// </summary>
public sealed class YearAttribute : FeatureAttribute;
