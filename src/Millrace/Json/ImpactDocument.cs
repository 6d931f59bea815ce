using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>What would be affected if something were withdrawn: what <c>lineage --impact --json</c> writes.</summary>
internal sealed record ImpactDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Store { get; init; }

    /// <summary>What there is to say of what was asked for.</summary>
    public string? Note { get; init; }

    /// <summary>How many artifacts were made from it, by kind.</summary>
    public required SortedDictionary<string, long> Artifacts { get; init; }

    /// <summary>How many executions of steps used it, or what was made from it.</summary>
    public required int Executions { get; init; }

    /// <summary>The models that were made from it, the latest first.</summary>
    public required ImmutableArray<FoundArtifactDocument> Models { get; init; }

    /// <summary>Those that were put into a registry.</summary>
    public required ImmutableArray<ImpactRegistrationDocument> Registrations { get; init; }

    /// <summary>The pipelines whose runs used it, the one that ran last first.</summary>
    public required ImmutableArray<ImpactPipelineDocument> Pipelines { get; init; }

    /// <summary>The runs that used it, the latest first.</summary>
    public required ImmutableArray<ImpactRunDocument> Runs { get; init; }
}
