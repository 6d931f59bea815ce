namespace Millrace.Features;

/// <summary>See <see cref="ZScoreAttribute"/>.</summary>
public sealed record ZScoreSpec : FeatureSpec
{
    /// <inheritdoc/>
    public override string Name => "z-score";
}
