namespace Millrace.Features;

/// <summary>The definition of one feature. Generated.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Column">The name in files of the column that it is computed from.</param>
/// <param name="Spec">How.</param>
public sealed record FeatureInfo(string Name, string Column, FeatureSpec Spec)
{
    /// <summary>Why it may be computed from a sensitive column, as <see cref="PermitAttribute"/> says; null where the column is not sensitive.</summary>
    public string? Permit { get; init; }
}
