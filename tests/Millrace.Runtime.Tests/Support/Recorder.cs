namespace Millrace.Runtime.Tests;

/// <summary>Writes down what it is told.</summary>
internal sealed class Recorder : IRunObserver
{
    public List<string> Events { get; } = [];

    public Action<StepResult>? OnFinished { get; init; }

    public Action<string>? OnStarted { get; init; }

    public void RunStarted(string runId, BoundPlan plan) => Events.Add($"run {runId}");

    public void StepStarted(BoundStep step, string reason)
    {
        Events.Add($"start {step.Name}: {reason}");
        OnStarted?.Invoke(step.Name);
    }

    public void StepProgress(BoundStep step, StepProgress progress) => Events.Add($"{step.Name} {progress.Done}/{progress.Total} {progress.Unit}");

    public void StepFinished(BoundStep step, StepResult result)
    {
        Events.Add($"end {step.Name} {result.State.ToString().ToLowerInvariant()}");
        OnFinished?.Invoke(result);
    }

    public void RunFinished(RunResult result) => Events.Add($"run {result.Status}");
}
