namespace Millrace.Json;

/// <summary>One change of a schema.</summary>
internal sealed record SchemaUpdateChangeDocument
{
    /// <summary>The column's name in files.</summary>
    public required string Column { get; init; }

    /// <summary>What becomes of it: <c>type</c>, <c>expectation</c>, <c>new-column</c>, <c>dropped-column</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Why, as a sentence.</summary>
    public required string Reason { get; init; }
}
