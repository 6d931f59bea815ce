namespace Millrace.Compiler;

/// <summary>A number that a feature attribute gives, and where it is written.</summary>
/// <param name="Name">The attribute's property: <c>Top</c>.</param>
/// <param name="Value">The number.</param>
/// <param name="Location">Where it is written.</param>
public sealed record FeatureSetting(string Name, int Value, LocationInfo Location);
