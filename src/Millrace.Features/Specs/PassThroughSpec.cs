namespace Millrace.Features;

/// <summary>See <see cref="PassThroughAttribute"/>.</summary>
/// <param name="KeepMissing">Whether a missing value stays NaN; else it becomes 0.</param>
public sealed record PassThroughSpec(bool KeepMissing) : FeatureSpec
{
    /// <inheritdoc/>
    public override string Name => "pass-through";
}
