namespace Millrace;

/// <summary>
/// What every feature attribute can say. Several attributes on one property are its stages, computed in the order in which they are written: the first reads the
/// columns, each of the others what the one before yields.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class FeatureAttribute : Attribute
{
    /// <summary>The property of the row that the feature is computed from. Null stands for the property of the feature's own name.</summary>
    public string? From { get; init; }

    /// <summary>
    /// The properties of the row that the feature is computed from, where there are several: each is fitted by itself and becomes a number or id of its own, in
    /// this order, and the property is an array.
    /// </summary>
    public string[]? FromAll { get; init; }
}
