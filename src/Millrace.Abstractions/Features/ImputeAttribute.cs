namespace Millrace;

/// <summary>
/// Puts a number in the place of missing ones, for which NaN counts: a constant, or one that is learned from the training rows. Stages behind it see no missing
/// number, and what they learn is learned with it. Which rows had none is a feature of its own: <see cref="IsMissingAttribute"/> over the same column.
/// </summary>
/// <param name="by">How the number is found.</param>
public sealed class ImputeAttribute(Impute by = Impute.Constant) : FeatureAttribute
{
    /// <summary>How the number is found.</summary>
    public Impute By { get; } = by;

    /// <summary>The constant; or what takes its place where no training row has a number to learn from. Finite.</summary>
    public double Value { get; init; }
}
