namespace Millrace.Runtime;

/// <summary>A parameter with its value for one run.</summary>
/// <param name="Info">The parameter.</param>
/// <param name="Value">The checked value.</param>
/// <param name="Origin">Where the value came from.</param>
public sealed record BoundParameter(ParameterInfo Info, object? Value, ParameterOrigin Origin)
{
    /// <summary>The parameter's name.</summary>
    public string Name => Info.Name;

    /// <summary>The value as text, the same in every culture; null for a missing value. Of a secret it tells no more than that there is one.</summary>
    public string? Text => Info.IsSecret && Value is not null ? SecretMask.Placeholder : ExactText;

    /// <summary>The value as text, also of a secret.</summary>
    internal string? ExactText => Value is null ? null : Info.Codec.Format(Value);

    /// <inheritdoc/>
    public override string ToString() => $"{Name} = {Text}";
}
