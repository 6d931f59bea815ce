using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>A version of data.</summary>
internal sealed record DataVersionDocument
{
    public required string Digest { get; init; }

    public required int Files { get; init; }

    public required long Bytes { get; init; }

    public long? Rows { get; init; }

    public required DataSightingDocument FirstSeen { get; init; }

    public required DataSightingDocument LastSeen { get; init; }

    /// <summary>The dataset that it is, or that was made of it; null where there is none in the store.</summary>
    public DataTableDocument? Dataset { get; init; }

    /// <summary>What changed in the columns against the version that was seen last before it; null where that is not known.</summary>
    public SchemaChangeDocument? SchemaChange { get; init; }

    /// <summary>Whether the store has copies of all its files from outside; null for an output of a step.</summary>
    public bool? IsKept { get; init; }

    /// <summary>Its files from outside, where they were asked for.</summary>
    public ImmutableArray<DataFileDocument>? Sources { get; init; }
}
