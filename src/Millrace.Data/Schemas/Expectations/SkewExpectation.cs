namespace Millrace.Data;

/// <summary>Values do not differ too much in serving data from those in training data. See <see cref="SkewAttribute"/>.</summary>
public sealed record SkewExpectation : DifferenceExpectation
{
    /// <inheritdoc/>
    public override string Attribute => "Skew";
}
