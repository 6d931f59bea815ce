namespace Millrace;

/// <summary>
/// Marks the one static method of a feature set that computes the label from a full row: <c>static bool BigTip(in Trip.Row trip)</c>.
/// The row's schema may have more columns than the features see.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LabelAttribute : Attribute;
