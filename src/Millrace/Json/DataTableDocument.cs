using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>A dataset.</summary>
internal sealed record DataTableDocument
{
    public required string Digest { get; init; }

    /// <summary>The latest place of it: run/step/output.</summary>
    public string? Place { get; init; }

    public required string Type { get; init; }

    /// <summary>The columns; null where they cannot be read.</summary>
    public ImmutableArray<DataColumnDocument>? Columns { get; init; }
}
