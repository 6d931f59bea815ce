using System.Globalization;
using Millrace.Runtime;

namespace Millrace.Output;

/// <summary>Follows a run in plain lines: one when a step starts, one when it ends, and now and then how far it is.</summary>
/// <param name="terminal">Where the lines go.</param>
/// <param name="time">The clock.</param>
internal sealed class PlainProgress(ITerminal terminal, TimeProvider time) : IRunObserver
{
    /// <summary>How often a running step is mentioned.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, long> _mentioned = new(StringComparer.Ordinal);

    public void RunStarted(string runId, BoundPlan plan) => Line($"Run {runId} of {plan.Name}: {Texts.Plural(plan.Steps.Length, "step")}.");

    public void StepStarted(BoundStep step, string reason)
    {
        _mentioned[step.Name] = time.GetTimestamp();
        Line($"{step.Name}: started{(reason.Length > 0 ? $" ({reason})" : "")}");
    }

    public void StepProgress(BoundStep step, StepProgress progress)
    {
        if (!_mentioned.TryGetValue(step.Name, out long last) || time.GetElapsedTime(last) < Interval)
            return;

        _mentioned[step.Name] = time.GetTimestamp();
        Line($"{step.Name}: {Amount(progress)}");
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

    /// <summary>How far a step is: <c>40,000 of 100,000 rows (40 %)</c>.</summary>
    public static string Amount(StepProgress progress) => progress.Total is > 0 and long total
        ? string.Create(CultureInfo.InvariantCulture, $"{Texts.Count(progress.Done)} of {Texts.Count(total)} {progress.Unit} ({100.0 * progress.Done / total:0} %)")
        : $"{Texts.Count(progress.Done)} {progress.Unit}";

    private void Line(string text) => terminal.Line(text);
}
