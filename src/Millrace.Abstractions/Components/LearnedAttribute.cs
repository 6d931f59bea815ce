namespace Millrace;

/// <summary>Marks an artifact type that is learned from data, such as a model: a component that yields it may not see holdout data.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LearnedAttribute : Attribute;
