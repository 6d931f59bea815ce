namespace Millrace;

/// <summary>Says what a component does with an input: it fits features or statistics that a model depends on.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ForFittingAttribute : Attribute;
