namespace Millrace;

/// <summary>
/// Marks an output as data that nobody sees before the final evaluation. It, and whatever is derived from it, does not compile as an input
/// that is used for fitting, training or choosing.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.ReturnValue)]
public sealed class HoldoutAttribute : Attribute;
