namespace Millrace;

/// <summary>Says what a component does with an input: it chooses between models or settings.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ForChoosingAttribute : Attribute;
