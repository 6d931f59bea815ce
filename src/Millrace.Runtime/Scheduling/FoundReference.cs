namespace Millrace.Runtime;

/// <summary>What a step of a plan stands for that makes nothing itself (<c>Latest</c>, <c>Champion</c>).</summary>
/// <param name="Artifact">The stored artifact; null where there is none yet.</param>
/// <param name="Reason">Where it comes from, or why there is none.</param>
internal sealed record FoundReference(ArtifactRecord? Artifact, string Reason)
{
    /// <summary>The output of a step that stands for it; null where there is none.</summary>
    public OutputRecord? OutputOf(BoundStep step) => Artifact is null ? null : new OutputRecord(step.Component.Outputs[0].Name, Artifact);

    /// <summary>How a step ends that stands for it: before those around it begin, with the artifact, or missing.</summary>
    /// <param name="step">The step.</param>
    /// <param name="number">Its number in the database.</param>
    /// <param name="writer">Writes it down.</param>
    /// <param name="isHeld">Whether the artifact was written down as its output when the run began.</param>
    public StepOutcome End(BoundStep step, long number, IStepWriter writer, bool isHeld)
    {
        OutputRecord? output = OutputOf(step);
        StepState state = output is null ? StepState.Skipped : StepState.Reused;
        StepCause cause = output is null ? StepCause.Unavailable : StepCause.None;
        var result = new StepResult
        {
            Name = step.Name,
            State = state,
            Cause = cause,
            Reason = Reason,
            Outputs = output is null ? [] : [output],
            IsMissing = output is null,
        };
        var end = new StepEnd { Step = number, State = state, Cause = cause, Reason = Reason };
        return new StepOutcome(result, () => writer.Close(end, isHeld ? [] : result.Outputs));
    }
}
