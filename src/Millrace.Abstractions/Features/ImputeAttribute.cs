namespace Millrace;

/// <summary>
/// Puts a value in the place of missing ones, for which NaN counts: one that is learned from the training rows, or a constant. Stages behind it see no missing
/// value, and what they learn is learned with it. Where all training rows miss a value, numbers become 0, and texts stay missing.
/// </summary>
public sealed class ImputeAttribute : FeatureAttribute
{
    /// <summary>Puts a learned value in the place of missing ones.</summary>
    /// <param name="by">How it is learned.</param>
    public ImputeAttribute(Impute by) => By = by;

    /// <summary>Puts a number in the place of missing ones.</summary>
    /// <param name="value">The number, finite.</param>
    public ImputeAttribute(double value) => Value = value;

    /// <summary>Puts a text in the place of missing ones, of columns of texts.</summary>
    /// <param name="text">The text.</param>
    public ImputeAttribute(string text) => Text = text;

    /// <summary>How the value is learned; null where it is given.</summary>
    public Impute? By { get; }

    /// <summary>The number that is given; null where it is learned or a text.</summary>
    public double? Value { get; }

    /// <summary>The text that is given; null where it is learned or a number.</summary>
    public string? Text { get; }
}
