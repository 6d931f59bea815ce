using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// Reads runs. One that nobody runs any more (<see cref="IRunWriter.InterruptRuns"/>) is shown as interrupted, before the next program that writes marks it so.
/// </summary>
internal interface IRunQueries
{
    /// <summary>The runs that a filter wants, newest first.</summary>
    /// <param name="filter">Which are wanted.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="before">Only runs that began before this one; null for all.</param>
    ImmutableArray<RunSummary> List(RunFilter filter, int count, string? before);

    /// <summary>The runs that a filter wants, newest first, and where to go on, even if the last of them is gone by then.</summary>
    /// <param name="filter">Which are wanted.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="before">Only runs of smaller numbers; null for all.</param>
    /// <returns>The runs, and the number to go on from; null where there are no more.</returns>
    (ImmutableArray<RunSummary> Runs, long? Next) Page(RunFilter filter, int count, long? before);

    /// <summary>A run in one line; null where somebody has removed it.</summary>
    /// <param name="number">Its number.</param>
    RunSummary? Find(long number);

    /// <summary>A run in one line.</summary>
    RunSummary Summary(string runId);

    /// <summary>The pipeline's parameters; what was given for those of steps has names with a dot.</summary>
    (ImmutableArray<ParameterRecord> Own, ImmutableArray<ParameterRecord> Overrides) Parameters(string runId);

    /// <summary>Where a run comes from; null where none was recorded: by earlier versions, or because the program ended right after the run began.</summary>
    RunOrigin? Origin(string runId);

    /// <summary>The compiled plan of a run; null where none was recorded, as where <see cref="Origin"/> is not there.</summary>
    RecordedPlan? Plan(string runId);

    /// <summary>The lease of a run that goes on; null where it has ended, or an earlier version began it.</summary>
    RunLease? Lease(string runId);

    /// <summary>What people wrote about a run, in order.</summary>
    ImmutableArray<RunNote> Notes(string runId);

    /// <summary>How a run was asked for; null where an earlier version recorded it.</summary>
    RecordedOptions? Options(string runId);

    /// <summary>The run that a reference names.</summary>
    /// <exception cref="MillraceException">There is no such run, or several.</exception>
    string Resolve(string reference);
}
