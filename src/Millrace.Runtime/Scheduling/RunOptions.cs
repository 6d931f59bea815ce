using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>How a plan is to be run.</summary>
public sealed record RunOptions
{
    /// <summary>The run's seed: a constant unless somebody wants other random numbers.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// Names of steps that run even where an earlier result could be reused: of a map, those of all items (<c>map.step</c> for one step of each item); of a
    /// pipeline that is a step, all of its steps.
    /// </summary>
    public ImmutableHashSet<string> Fresh { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>
    /// The step to begin with, or a pipeline that is a step: it and what depends on it are run, the others are skipped. Where one of these needs the
    /// result of a skipped step, the stored one is taken: that which fits the current inputs and code, or else the latest. Null begins at the beginning.
    /// </summary>
    public string? From { get; init; }

    /// <summary>The step to end with, or a pipeline that is a step: it and what it depends on are run, the others are skipped. Null goes to the end.</summary>
    public string? To { get; init; }

    /// <summary>Whether a run goes on after a step failed: then only what depends on that step is not run.</summary>
    public bool KeepGoing { get; init; }

    /// <summary>
    /// The identity of the run that this one goes on with (<see cref="ResumedRun"/>); null where it begins anew. What was done there, or
    /// in a run that it went on with, is not done again, even where a new run would.
    /// </summary>
    public string? Resumes { get; init; }

    /// <summary>Names that the run is to be found by, with values, which may be empty. Neither is looked at otherwise.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What is to be remembered of the run; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>
    /// Whether the files from outside that its steps read are copied into the store, so that these versions can be had again. What cannot be copied is logged,
    /// and fails no run.
    /// </summary>
    public bool KeepSources { get; init; }

    /// <summary>How many cores steps share, and so how many of those that take one run at the same time; at least 1.</summary>
    public int MaxParallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>How many GPUs steps share.</summary>
    public int Gpus { get; init; } = 1;

    /// <summary>How many bytes of memory steps share; what the process may use where nothing else is said.</summary>
    public long Memory { get; init; } = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>How long running steps may take to end after cancellation, before they are abandoned.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long steps that run always (<c>Always</c>) may take after cancellation, before they are told to end as well.</summary>
    public TimeSpan AlwaysGrace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Refuses names that stand for nothing in a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <exception cref="ParameterException">A name stands for no step; the message proposes the nearest, or lists what may be named.</exception>
    public void Check(BoundPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        foreach (string name in Fresh.Order(StringComparer.Ordinal))
            StepNames.Check(plan, name);
        if (From is not null)
            StepNames.Find(plan, From);
        if (To is not null)
            StepNames.Find(plan, To);
    }
}
