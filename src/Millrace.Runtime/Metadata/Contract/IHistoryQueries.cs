using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Reads whole histories for other systems: runs oldest first, each with all that is known of it in few questions.</summary>
internal interface IHistoryQueries
{
    /// <summary>How many runs there are.</summary>
    /// <param name="filter">Which are wanted.</param>
    long Count(HistoryFilter filter);

    /// <summary>The identities of runs, oldest first, a page at a time.</summary>
    /// <param name="filter">Which are wanted.</param>
    /// <param name="after">Only runs of greater numbers.</param>
    /// <param name="count">How many at most.</param>
    ImmutableArray<(long Number, string RunId)> Page(HistoryFilter filter, long after, int count);

    /// <summary>The number of a run.</summary>
    /// <param name="runId">The run's whole identity.</param>
    long NumberOf(string runId);

    /// <summary>A run; null where somebody has removed it meanwhile.</summary>
    /// <param name="number">Its number.</param>
    HistoryRun? Run(long number);

    /// <summary>All steps of a run, those of items included: a step comes after its parent.</summary>
    /// <param name="run">The run's number.</param>
    ImmutableArray<HistoryStep> Steps(long run);

    /// <summary>An artifact; null where somebody has removed it meanwhile.</summary>
    /// <param name="number">Its number.</param>
    HistoryArtifact? Artifact(long number);

    /// <summary>A compiled plan as JSON (<see cref="PlanText"/>); null where it is not there.</summary>
    /// <param name="digest">Its digest.</param>
    string? Plan(string digest);
}
