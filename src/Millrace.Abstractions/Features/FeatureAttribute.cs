namespace Millrace;

/// <summary>What every feature attribute can say.</summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class FeatureAttribute : Attribute
{
    /// <summary>The property of the row that the feature is computed from. Null stands for the property of the feature's own name.</summary>
    public string? From { get; init; }
}
