using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>How files from outside differ, by their paths.</summary>
internal sealed record FileDifferenceDocument
{
    public required ImmutableArray<string> New { get; init; }

    public required ImmutableArray<string> Gone { get; init; }

    /// <summary>Those that hold something else.</summary>
    public required ImmutableArray<string> Changed { get; init; }

    /// <summary>How many are the same.</summary>
    public required int Same { get; init; }
}
