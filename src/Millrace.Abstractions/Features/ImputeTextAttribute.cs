namespace Millrace;

/// <summary>
/// Puts a text in the place of missing ones, for transforms of categories behind it, which take it for a value like any other: what they learn is learned
/// with it. An empty text is not missing.
/// </summary>
/// <param name="value">
/// The text; null for the one that most of the training rows have, of several the first in ordinal order, and the empty text where none has any.
/// </param>
public sealed class ImputeTextAttribute(string? value = null) : FeatureAttribute
{
    /// <summary>The text; null for the most frequent one.</summary>
    public string? Value { get; } = value;
}
