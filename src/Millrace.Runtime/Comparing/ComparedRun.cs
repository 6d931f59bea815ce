using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>A run that is put beside others, with what a comparison needs besides.</summary>
/// <param name="Record">What is recorded of it.</param>
/// <param name="Plan">Its compiled plan; null where none was recorded.</param>
/// <param name="Items">The steps of items of its maps.</param>
internal sealed record ComparedRun(RunRecord Record, RecordedPlan? Plan, ImmutableArray<ItemBrief> Items)
{
    /// <summary>Reads it.</summary>
    /// <param name="view">The moment at which all are compared.</param>
    /// <param name="runId">The run's whole identity.</param>
    public static ComparedRun Read(IMetadataView view, string runId)
    {
        RunRecord record = RunReader.Read(view, runId, withItems: false);
        return new ComparedRun(
            record, view.Runs.Plan(runId), record.Steps.Any(static step => step.Items is not null) ? view.Steps.ItemsInBrief(runId) : []);
    }
}
