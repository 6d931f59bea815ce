namespace Millrace.Runtime;

/// <summary>A parameter's value in a run.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Value">The value as text; null for a missing one.</param>
/// <param name="Origin">Where it came from.</param>
public sealed record ParameterRecord(string Name, string? Value, ParameterOrigin Origin)
{
    /// <summary>Whether the value was a secret, so that it is recorded nowhere.</summary>
    public bool IsSecret { get; init; }
}
