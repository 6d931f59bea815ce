namespace Millrace.Json;

/// <summary>Something that is not as it should be in a store, besides contents that are missing or damaged.</summary>
internal sealed record StoreFindingDocument
{
    public required string Kind { get; init; }

    public required string Place { get; init; }

    public required string Message { get; init; }

    /// <summary>Whether nothing is lost or wrongly reused because of it.</summary>
    public required bool IsHarmless { get; init; }

    public required bool IsRepaired { get; init; }
}
