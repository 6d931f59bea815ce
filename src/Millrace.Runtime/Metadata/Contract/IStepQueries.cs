using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Reads the steps of runs.</summary>
internal interface IStepQueries
{
    /// <summary>The steps of a run's plan.</summary>
    ImmutableArray<StepRecord> OfRun(string runId);

    /// <summary>The steps that ran for items of maps, by map and item.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="prefix">With what their names begin.</param>
    ImmutableArray<StepRecord> OfItems(string runId, string prefix);

    /// <summary>The same steps, all of a run, in brief and in the order in which they were begun with.</summary>
    /// <param name="runId">The run.</param>
    ImmutableArray<ItemBrief> ItemsInBrief(string runId);
}
