using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>How two versions of data differ: what <c>data diff --json</c> writes.</summary>
internal sealed record DataDiffDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Store { get; init; }

    public required DataSideDocument Before { get; init; }

    public required DataSideDocument After { get; init; }

    /// <summary>Whether both are the same content, byte by byte.</summary>
    public required bool IsIdentical { get; init; }

    /// <summary>Whether both hold the same rows in the same order, in whatever files; null where that is not known.</summary>
    public bool? HasSameRows { get; init; }

    /// <summary>Whether both have the same columns; null where they are no datasets.</summary>
    public bool? HasSameSchema { get; init; }

    /// <summary>
    /// What differs in the recorded columns, what is sensitive and what is expected of values included, in a few words; null where nothing does, or they are not
    /// recorded.
    /// </summary>
    public string? SchemaChange { get; init; }

    /// <summary>What differs column by column; null where they are no datasets.</summary>
    public ImmutableArray<ColumnDifferenceDocument>? Columns { get; init; }

    /// <summary>What differs file by file, of versions of files from outside.</summary>
    public FileDifferenceDocument? Files { get; init; }
}
