using System.Collections.Immutable;
using System.Globalization;
using Millrace.Json;
using Millrace.Runtime;

namespace Millrace.Output;

/// <summary>Shows a person all that is recorded of a run.</summary>
internal static class RunRecordReport
{
    private const int DigestDigits = 12;

    public static void Write(ITerminal terminal, RunRecord run)
    {
        RunSummary summary = run.Summary;
        string took = summary.Duration is { } duration ? $" after {Texts.Duration(duration)}" : "";
        terminal.Line($"Run {summary.RunId} of {summary.Pipeline}: {MillraceJson.Name(summary.Status)}{took}", RunTexts.Of(summary.Status));
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"Started {Texts.Instant(summary.StartedAt)}, seed {summary.Seed}"), Tone.Muted);

        Section(terminal, "Parameters", ["parameter", "value", "from"], Parameters(run));
        Section(
            terminal,
            "Steps",
            ["step", "state", new TableColumn("time", IsNumber: true), "reason"],
            [.. run.Steps.Select(static step => ImmutableArray.Create<Cell>(
                step.Name, RunTexts.State(step.State), step.Duration is { } time ? Texts.Duration(time) : "", new Cell(step.Reason, Tone.Muted)))]);
        Section(
            terminal,
            "Artifacts",
            ["artifact", "type", "digest", new TableColumn("rows", IsNumber: true), new TableColumn("size", IsNumber: true)],
            [.. run.Steps.SelectMany(static step => step.Outputs, static (step, output) => ImmutableArray.Create<Cell>(
                $"{step.Name}/{output.Name}",
                output.Artifact.DisplayType,
                new Cell(output.Artifact.Digest[..DigestDigits], Tone.Muted),
                output.Artifact.Rows is { } rows ? Texts.Count(rows) : "",
                Texts.Bytes(output.Artifact.Bytes)))]);
        Section(
            terminal,
            "Metrics",
            ["step", "metric", new TableColumn("value", IsNumber: true)],
            [.. run.Steps.SelectMany(static step => RunDocuments.Metrics(step.Metrics), static (step, metric) => ImmutableArray.Create<Cell>(
                step.Name, metric.Key, Texts.Metric(metric.Value ?? double.NaN)))]);

        foreach (StepRecord step in run.Steps)
        {
            if (step.Error is { } error)
                terminal.Error($"step '{step.Name}'", error, step.LogPath is { } log ? [$"log: {log}"] : []);
        }
    }

    // All of them, named as --set takes them; what nobody changed is muted, so that it does not drown what somebody did.
    private static ImmutableArray<ImmutableArray<Cell>> Parameters(RunRecord run) =>
    [
        .. run.Parameters.Select(static parameter => Row(parameter.Name, parameter)),
        .. run.Steps.SelectMany(
            static step => step.Parameters,
            static (step, parameter) => Row($"{step.Name}.{parameter.Name}", parameter)),
    ];

    private static ImmutableArray<Cell> Row(string name, ParameterRecord parameter) =>
        [new Cell(name, Of(parameter.Origin)), new Cell(parameter.Value ?? "", Of(parameter.Origin)), new Cell(MillraceJson.Name(parameter.Origin), Tone.Muted)];

    private static Tone Of(ParameterOrigin origin) => origin == ParameterOrigin.Default ? Tone.Muted : Tone.Normal;

    private static void Section(ITerminal terminal, string title, ImmutableArray<TableColumn> columns, ImmutableArray<ImmutableArray<Cell>> rows)
    {
        if (rows.IsEmpty)
            return;

        terminal.Line();
        terminal.Line(title, Tone.Strong);
        terminal.Table(new TextTable(columns, rows));
    }
}
