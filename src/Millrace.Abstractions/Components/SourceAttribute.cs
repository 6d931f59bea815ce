namespace Millrace;

/// <summary>
/// Marks a text parameter of a component as the path of a file or folder that is read from outside. The content's digest, not the path,
/// decides whether the step is reused.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SourceAttribute : Attribute;
