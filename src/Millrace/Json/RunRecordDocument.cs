using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>All that is recorded of a run: what <c>runs show --json</c> writes. Its first members are those of <see cref="RunDocument"/>.</summary>
internal sealed record RunRecordDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Run { get; init; }

    public required string Pipeline { get; init; }

    public required string Status { get; init; }

    public double? Seconds { get; init; }

    public required string Store { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>The run that this one goes on with.</summary>
    public string? Resumes { get; init; }

    /// <summary>The step that it began with, where it was not the beginning.</summary>
    public string? From { get; init; }

    /// <summary>The step that it ended with, where it was not the end.</summary>
    public string? To { get; init; }

    /// <summary>The steps that were to run even where their results could be reused.</summary>
    public ImmutableArray<string>? Fresh { get; init; }

    /// <summary>Whether it was to go on after a step failed.</summary>
    public bool? KeepGoing { get; init; }

    /// <summary>Whether the files from outside that it read were to be copied into the store.</summary>
    public bool? KeepSources { get; init; }

    /// <summary>How many steps were to run at the same time; null where that was as many as there are processors.</summary>
    public int? Parallel { get; init; }

    /// <summary>True where <c>store gc</c> keeps the run until somebody unpins it.</summary>
    public bool? IsPinned { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Where it comes from; absent where that was not recorded.</summary>
    public OriginDocument? Origin { get; init; }

    /// <summary>The tags that people gave it; absent where there are none.</summary>
    public ImmutableSortedDictionary<string, string>? Tags { get; init; }

    /// <summary>What people wrote about it; absent where there is nothing.</summary>
    public ImmutableArray<NoteDocument>? Notes { get; init; }

    public required ImmutableArray<ParameterValueDocument> Parameters { get; init; }

    public required ImmutableArray<StepRecordDocument> Steps { get; init; }

    /// <summary>The steps that ran for items of maps, where <c>--items</c> asks for them.</summary>
    public ImmutableArray<StepRecordDocument>? ItemSteps { get; init; }

    public required SortedDictionary<string, double?> Metrics { get; init; }

    /// <summary>The schemas of the tables that steps yielded, by digest: each once; absent where there is none.</summary>
    public SortedDictionary<string, TableSchemaDocument>? Schemas { get; init; }
}
