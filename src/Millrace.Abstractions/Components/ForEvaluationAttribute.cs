namespace Millrace;

/// <summary>Says what a component does with an input: it judges a finished model; holdout data may come here.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ForEvaluationAttribute : Attribute;
