namespace Millrace.Runtime;

/// <summary>A step that was executed, as a node of lineage.</summary>
public sealed record LineageExecution
{
    /// <summary>The run that executed it.</summary>
    public required string RunId { get; init; }

    /// <summary>The pipeline of that run.</summary>
    public required string Pipeline { get; init; }

    /// <summary>The step's name.</summary>
    public required string Step { get; init; }

    /// <summary>The component type's full text.</summary>
    public required string Component { get; init; }

    /// <summary>How it stands; one that failed has read what it took all the same.</summary>
    public required StepState State { get; init; }

    /// <summary>When it started, in UTC.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>For how many further steps, mostly of later runs, its results stand.</summary>
    public long Uses { get; init; }

    /// <summary>The latest run in which its results stand: its own, or one that reused them.</summary>
    public required string LatestRunId { get; init; }
}
