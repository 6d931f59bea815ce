using Millrace.Quality;

namespace Millrace.Json;

/// <summary>A value outside a domain.</summary>
internal sealed record UnexpectedValueDocument
{
    /// <summary>The value as text.</summary>
    public required string Value { get; init; }

    /// <summary>How many rows have it.</summary>
    public required long Count { get; init; }

    /// <summary>The first row that has it, counted from 0; null where it is not known.</summary>
    public long? Row { get; init; }

    public static UnexpectedValueDocument From(UnexpectedValue value) => new() { Value = value.Value, Count = value.Count, Row = value.Row < 0 ? null : value.Row };
}
