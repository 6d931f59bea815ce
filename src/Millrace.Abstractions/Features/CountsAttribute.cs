namespace Millrace;

/// <summary>
/// How many of the training rows have the row's value, exactly; 0 for a value that none has. With <see cref="Share"/> it is divided by the number of training
/// rows that have a value. A missing value has no count: it is missing for the transforms behind, and 0 at the end. Values that are no texts count as their
/// invariant texts. All values of the training rows are kept, so of columns whose values hardly repeat the fitted features are large.
/// </summary>
public sealed class CountsAttribute : FeatureAttribute
{
    /// <summary>Whether the feature is the share of rows rather than their number.</summary>
    public bool Share { get; init; }
}
