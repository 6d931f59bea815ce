namespace Millrace;

/// <summary>
/// (value − mean) / population deviation, both from the finite values of the training rows. A missing value, NaN and infinite values become 0, a constant
/// column all 0.
/// </summary>
public sealed class ZScoreAttribute : FeatureAttribute
{
    /// <summary>
    /// A property of the row with a key: text, an enumeration, <c>bool</c> or a whole number. Each key has a mean and a deviation of its own; where the key is
    /// missing, or has no finite number in the training rows, those of all rows count. A key whose numbers are all equal has 0. Fitting keeps about 200 bytes a
    /// key, and the fitted features list all keys.
    /// </summary>
    public string? Per { get; init; }
}
