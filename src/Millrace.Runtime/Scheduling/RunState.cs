using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>What the parts of one run share.</summary>
internal sealed class RunState
{
    public required RunServices Services { get; init; }

    public required BoundPlan Plan { get; init; }

    public required RunOptions Options { get; init; }

    /// <summary>The steps that are run.</summary>
    public required StepRange Range { get; init; }

    public required RunTicket Ticket { get; init; }

    public required RunArtifacts Artifacts { get; init; }

    public required KeyBuilder Keys { get; init; }

    public required ReuseJudge Judge { get; init; }

    /// <summary>The outputs that steps of this run may read.</summary>
    public ReadOutputs Read { get; set; } = ReadOutputs.None;

    public required IRunObserver Observer { get; init; }

    /// <summary>Writes down what became of a step. Where even that fails (a full disk), the result still reaches the person who waits for it.</summary>
    public void Record(BoundStep step, Action write)
    {
        try
        {
            write();
        }
#pragma warning disable CA1031 // The step's own end must not be hidden by the failure to note it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            RunLog.StepNotRecorded(Services.Logger, step.Name, exception);
        }
    }

    /// <summary>The headline numbers of results.</summary>
    public static ImmutableArray<Metric> Headlines(ImmutableArray<StepResult> steps) =>
        [.. steps.Where(static step => step.State != StepState.Skipped).SelectMany(static step => step.Metrics).Where(static metric => metric.IsHeadline)];
}
