namespace Millrace.Runtime;

/// <summary>One of the things that a step's key is made of.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">The name of the parameter, input or service; empty where there is but one of the kind.</param>
/// <param name="Value">The value or digest; null for a missing value.</param>
internal sealed record KeyPart(KeyPartKind Kind, string Name, string? Value);
