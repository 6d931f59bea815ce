using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>One thing that is known of several runs.</summary>
internal sealed record ComparedRowDocument
{
    public required string Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>
    /// What the row tells of a series, of which there are several rows of a name: first, last, least, greatest, points, unlike; absent for what is none.
    /// </summary>
    public string? Aspect { get; init; }

    public required bool Differs { get; init; }

    /// <summary>What is known of each run, in their order; null where nothing is.</summary>
    public required ImmutableArray<string?> Values { get; init; }

    /// <summary>The same as numbers; null for what is no number.</summary>
    public ImmutableArray<double?>? Numbers { get; init; }
}
