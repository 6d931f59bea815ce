using Millrace.Runtime;

namespace Millrace.Output;

/// <summary>Follows a run in plain lines: one when a step starts, one when it ends, and now and then how far it is.</summary>
/// <param name="terminal">Where the lines go.</param>
/// <param name="time">The clock.</param>
internal sealed class PlainProgress(ITerminal terminal, TimeProvider time) : IRunObserver
{
    /// <summary>How often a running step is mentioned.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, (long Started, long Mentioned)> _steps = new(StringComparer.Ordinal);

    public void RunStarted(string runId, BoundPlan plan) => Line($"Run {runId} of {plan.Name}: {Texts.Plural(plan.Steps.Length, "step")}.");

    public void StepStarted(BoundStep step, string reason)
    {
        long now = time.GetTimestamp();
        _steps[step.Name] = (now, now);
        Line($"{step.Name}: started{(reason.Length > 0 ? $" ({reason})" : "")}");
    }

    public void StepProgress(BoundStep step, StepProgress progress)
    {
        if (!_steps.TryGetValue(step.Name, out (long Started, long Mentioned) times) || time.GetElapsedTime(times.Mentioned) < Interval)
            return;

        _steps[step.Name] = (times.Started, time.GetTimestamp());
        Line($"{step.Name}: {ProgressText.Describe(progress, time.GetElapsedTime(times.Started), withShare: true)}");
    }

    public void StepFinished(BoundStep step, StepResult result)
    {
        // What --from and --to leave out is known before; the table at the end has it.
        if (result.State == StepState.Skipped && !result.IsMissing)
            return;

        string took = RunTexts.Took(result) is { Length: > 0 } duration ? $" after {duration}" : "";
        string reason = result.State != StepState.Executed && result.Reason.Length > 0 ? $" ({result.Reason})" : "";
        Line($"{step.Name}: {RunTexts.State(result.State).Text}{took}{reason}");
    }

    private void Line(string text) => terminal.Line(text);
}
