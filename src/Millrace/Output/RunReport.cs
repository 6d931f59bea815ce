using System.Collections.Immutable;
using Millrace.Json;
using Millrace.Runtime;

namespace Millrace.Output;

/// <summary>Tells a person how a run ended: its steps, its headline numbers, its errors, and what to do next.</summary>
/// <param name="program">The program's name, for hints.</param>
/// <param name="store">The store's folder.</param>
/// <param name="plan">The plan that was run.</param>
/// <param name="folderOf">The folder of an artifact's files; null for one that has none.</param>
internal sealed class RunReport(string program, string store, PipelinePlan plan, Func<ArtifactRecord, string?> folderOf)
{
    /// <summary>The table of steps and the headline numbers.</summary>
    public static void WriteResults(ITerminal terminal, RunResult result)
    {
        terminal.Table(new TextTable(
            ["step", "state", new TableColumn("time", IsNumber: true), "reason"],
            [.. result.Steps.Select(static step => ImmutableArray.Create<Cell>(
                step.Name,
                RunTexts.State(step),
                RunTexts.Took(step),
                new Cell(step.Reason, step.IsMissing ? Tone.Warning : Tone.Muted)))]));
        if (RunDocuments.Metrics(result.Metrics) is { Count: > 0 } metrics)
        {
            terminal.Line();
            terminal.Table(new TextTable(
                ["metric", new TableColumn("value", IsNumber: true)],
                [.. metrics.Select(static metric => ImmutableArray.Create<Cell>(
                    metric.Key, new Cell(Texts.Metric(metric.Value ?? double.NaN), Tone.Strong)))]));
        }

        terminal.Line();
    }

    /// <summary>What failed, was blocked or did not end when it was told to, and why.</summary>
    public static void WriteErrors(ITerminal terminal, RunResult result)
    {
        foreach (StepResult step in result.Steps)
        {
            if (step is { Error: null, Cause: not StepCause.Abandoned })
                continue;

            List<string> details = step.Error is { IsExpected: false } thrown ? [.. StackTraces.Lines(thrown.Exception)] : [];
            details.AddRange(step.LogTail.Select(static line => $"  {line}"));
            if (step.LogPath is { } log)
                details.Add($"log: {log}");
            terminal.Error(Title(step), step.Error is { } error ? Message(error) : step.Reason, details);
        }

        if (result.Error is { } unrecorded)
            terminal.Error($"run {result.RunId}", unrecorded.Message, []);
    }

    /// <summary>One line on the whole, and what one may do now.</summary>
    public void WriteEnd(ITerminal terminal, RunResult result)
    {
        terminal.Line(
            $"Run {result.RunId} of {result.Pipeline} {MillraceJson.Name(result.Status)} after {Texts.Duration(result.Duration)}: "
            + $"{RunTexts.Counts(result.Steps.Select(static step => step.State))}.",
            RunTexts.Of(result.Status));
        terminal.Line($"Store: {store}", Tone.Muted);
        foreach (string hint in Hints(result))
            terminal.Line(hint, Tone.Muted);
    }

    private static string Title(StepResult step) => step switch
    {
        { State: StepState.Blocked } => $"step '{step.Name}' is blocked",
        { Error: null } => $"step '{step.Name}' did not end",
        { State: StepState.Cancelled } => $"step '{step.Name}' was cancelled after an attempt had failed",
        _ => $"step '{step.Name}' failed",
    };

    private static string Message(StepError error) => error.IsExpected ? error.Message : $"{error.Message}\n{StackTraces.Message(error.Exception)}";

    private IEnumerable<string> Hints(RunResult result)
    {
        switch (result.Status)
        {
            case RunStatus.Succeeded:
                yield return $"Next:  {program} runs show last";
                if (LastOutput(result) is { } output)
                    yield return $"       {program} artifacts head last/{output}";
                break;
            case RunStatus.Failed when result.Steps.FirstOrDefault(static step => step.State == StepState.Failed) is { } failed:
                yield return Again(result) is { Length: > 0 } undone
                    ? $"Next:  remove the cause and go on with {program} runs resume {result.RunId}; a new run does {undone} again."
                    : result.Steps.Any(IsFinished) ? "Next:  remove the cause and run again; finished steps are reused."
                    : "Next:  remove the cause and run again.";
                yield return $"       {program} step debug {failed.Name} --run {result.RunId}";
                break;
            case RunStatus.Blocked when result.Steps.FirstOrDefault(static step => step.State == StepState.Blocked) is { } blocked:
                yield return $"Held by {blocked.Name}: {blocked.Error?.Message ?? blocked.Reason}";
                foreach (OutputRecord shown in blocked.Outputs)
                {
                    string place = folderOf(shown.Artifact) is { } folder ? $"   ({folder})" : "";
                    yield return $"Look:  {program} artifacts show {result.RunId}/{blocked.Name}/{shown.Name}{place}";
                }

                yield return Thresholds(blocked.Name) is { Length: > 0 } thresholds
                    ? $"Next:  improve the data or the model, or move a threshold with --set: {thresholds}"
                    : "Next:  improve the data or the model, or move the threshold with --set step.parameter=value.";
                yield return $"       {program} runs show {result.RunId}";
                break;
            case RunStatus.Interrupted:
                string[] committed = [.. result.Steps.Where(IsFinished).Select(static step => step.Name)];
                yield return committed.Length == 0 ? "Kept:  nothing, as no step had finished." : $"Kept:  {string.Join(", ", committed)}.";
                yield return $"Next:  {program} runs resume {result.RunId} goes on with what is kept.";
                break;
            case RunStatus.Cancelled:
                string[] kept = [.. result.Steps.Where(IsFinished).Select(static step => step.Name)];
                string them = kept.Length == 1 ? "it" : "them";
                yield return kept.Length == 0 ? "Kept:  nothing, as no step had finished."
                    : Again(result) is { Length: > 0 } lost
                        ? $"Kept:  {string.Join(", ", kept)}; {program} runs resume {result.RunId} reuses {them}, a new run does {lost} again."
                        : $"Kept:  {string.Join(", ", kept)}; the next run reuses {them}.";
                break;
            default:
                yield return $"Next:  {program} runs show last";
                break;
        }
    }

    private static bool IsFinished(StepResult step) => step.State is StepState.Executed or StepState.Reused;

    /// <summary>The finished steps that a new run does again, where there are any.</summary>
    private static string Again(RunResult result) =>
        string.Join(" and ", result.Steps.Where(static step => IsFinished(step) && step.RunsAgain).Select(static step => step.Name));

    // What a gate checks is decided by its own numbers and by those of the steps that feed it.
    private string Thresholds(string gate)
    {
        if (plan.Steps.FirstOrDefault(step => step.Name == gate) is not { } blocked)
            return "";

        IEnumerable<PlanStep> feeding = blocked.Inputs.SelectMany(static input => input.Sources).Select(source => plan.Steps[source.Step]);
        return string.Join(", ", feeding.Append(blocked).Distinct().SelectMany(
            static step => step.Component.Parameters.Where(static parameter => parameter.Minimum is not null || parameter.Maximum is not null),
            static (step, parameter) => $"{step.Name}.{parameter.Name}"));
    }

    private static string? LastOutput(RunResult result) => result.Steps
        .LastOrDefault(static step => step.Outputs.Length > 0) is { } step
        ? step.Outputs.Length == 1 ? step.Name : $"{step.Name}/{step.Outputs[0].Name}"
        : null;
}
