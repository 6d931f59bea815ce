namespace Millrace.Json;

/// <summary>A value that is not as expected.</summary>
internal sealed record AnomalyExampleDocument
{
    /// <summary>Its row, counted from 0; null where it is not known.</summary>
    public long? Row { get; init; }

    /// <summary>The value as text.</summary>
    public required string Value { get; init; }
}
