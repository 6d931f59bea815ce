namespace Millrace.Runtime;

/// <summary>A parameter with its value for one run.</summary>
/// <param name="Info">The parameter.</param>
/// <param name="Value">The checked value.</param>
/// <param name="Origin">Where the value came from.</param>
public sealed record BoundParameter(ParameterInfo Info, object? Value, ParameterOrigin Origin)
{
    /// <summary>The parameter's name.</summary>
    public string Name => Info.Name;

    /// <summary>The value as text, the same in every culture; null for a missing value.</summary>
    public string? Text => Value is null ? null : Info.Codec.Format(Value);
}
