namespace Millrace;

/// <summary>
/// Marks the one static method of a feature set that computes the label from a full row: <c>static bool BigTip(in Trip.Row trip)</c>.
/// The row's schema may have more columns than the features see. Besides <c>bool</c> and numbers it may return a class, as <c>string</c> or a member of an
/// enumeration: the classes of the training rows are learned when features are fitted, and a model sees the place of a row's class among them in ordinal order.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LabelAttribute : Attribute;
