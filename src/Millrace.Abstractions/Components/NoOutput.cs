namespace Millrace;

/// <summary>Stands for the output of a component that returns nothing.</summary>
public readonly record struct NoOutput;
