using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>A run of a history, without its steps.</summary>
/// <param name="Number">What runs are ordered by, the oldest first.</param>
/// <param name="Summary">The run in one line.</param>
/// <param name="Origin">Where it comes from; null where that was not recorded.</param>
/// <param name="Notes">What people wrote about it, in order.</param>
/// <param name="Parameters">The pipeline's parameters, then what was given for those of steps, by <c>step.parameter</c>.</param>
internal sealed record HistoryRun(
    long Number, RunSummary Summary, RunOrigin? Origin, ImmutableArray<RunNote> Notes, ImmutableArray<ParameterRecord> Parameters);
