namespace Millrace;

/// <summary>Says what a component does with an input: it trains a model.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ForTrainingAttribute : Attribute;
