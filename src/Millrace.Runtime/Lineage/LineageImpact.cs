using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>What would be affected if something were withdrawn: all that was made from it, however far away.</summary>
public sealed record LineageImpact
{
    /// <summary>How many artifacts were made from it, by their kinds.</summary>
    public required ImmutableSortedDictionary<string, long> Artifacts { get; init; }

    /// <summary>How many executions of steps used it, or what was made from it.</summary>
    public required int Executions { get; init; }

    /// <summary>The artifacts of the kinds that were to be listed, the latest first.</summary>
    public required ImmutableArray<PlacedArtifact> Listed { get; init; }

    /// <summary>The pipelines with such runs, the one that ran last first.</summary>
    public required ImmutableArray<LineageUse> Pipelines { get; init; }

    /// <summary>All runs in which one of these executions, or a result of it that was reused, is used; the latest first.</summary>
    public required ImmutableArray<LineageRun> Runs { get; init; }
}
