namespace Millrace;

/// <summary>
/// Marks an <c>init</c> property of a component or pipeline as a setting. Its documentation comment is the help text; a
/// <c>required</c> property has no default.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ParameterAttribute : Attribute;
