namespace Millrace.Features;

/// <summary>See <see cref="OneHotAttribute"/>.</summary>
/// <param name="Top">How many values are kept at most, 1 to 10,000.</param>
/// <param name="Missing">Where a missing value goes.</param>
public sealed record OneHotSpec(int Top, Missing Missing) : FeatureSpec
{
    /// <inheritdoc/>
    public override string Name => "one-hot";
}
