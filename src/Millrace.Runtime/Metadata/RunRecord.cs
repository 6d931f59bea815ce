using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>All that is recorded of a run.</summary>
public sealed record RunRecord
{
    /// <summary>The run in one line.</summary>
    public required RunSummary Summary { get; init; }

    /// <summary>How it was asked for; null where an earlier version recorded the run.</summary>
    public RecordedOptions? Options { get; init; }

    /// <summary>Where it comes from; null where an earlier version recorded the run, or its program ended right after it began.</summary>
    public RunOrigin? Origin { get; init; }

    /// <summary>What people wrote about it, in order.</summary>
    public ImmutableArray<RunNote> Notes { get; init; } = [];

    /// <summary>The pipeline's parameters, in the order of declaration.</summary>
    public required ImmutableArray<ParameterRecord> Parameters { get; init; }

    /// <summary>What was given for parameters of steps, by <c>step.parameter</c>: of steps in pipelines and maps that are steps, too.</summary>
    public ImmutableArray<ParameterRecord> Overrides { get; init; } = [];

    /// <summary>The steps, in the order of the plan.</summary>
    public required ImmutableArray<StepRecord> Steps { get; init; }

    /// <summary>The steps that ran for items of maps, by map and item, where they were asked for.</summary>
    public ImmutableArray<StepRecord> Items { get; init; } = [];
}
