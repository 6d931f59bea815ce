using Microsoft.Extensions.Compliance.Classification;

namespace Millrace;

/// <summary>
/// Marks a column whose values may harm a person when seen. They are masked in previews, errors, logs and reports, and reach a feature
/// only with a <see cref="PermitAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SensitiveAttribute() : DataClassificationAttribute(Classification)
{
    /// <summary>The classification that this attribute stands for.</summary>
    public static new DataClassification Classification { get; } = new("Millrace", "Sensitive");

    /// <summary>What is shown in place of a sensitive value.</summary>
    public const string Mask = "•••";
}
