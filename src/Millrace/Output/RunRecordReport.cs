using System.Collections.Immutable;
using System.Globalization;
using Millrace.Json;
using Millrace.Runtime;

namespace Millrace.Output;

/// <summary>Shows a person all that is recorded of a run.</summary>
internal static class RunRecordReport
{
    private const int DigestDigits = 12;
    private const int MostFiles = 20;

    /// <summary>Shows it.</summary>
    /// <param name="terminal">Where.</param>
    /// <param name="run">The run.</param>
    /// <param name="metadata">Where it is recorded.</param>
    public static void Write(ITerminal terminal, RunRecord run, Metadata metadata)
    {
        RunSummary summary = run.Summary;
        string took = summary.Duration is { } duration ? $" after {Texts.Duration(duration)}" : "";
        terminal.Line($"Run {summary.RunId} of {summary.Pipeline}: {MillraceJson.Name(summary.Status)}{took}", RunTexts.Of(summary.Status));
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"Started {Texts.Instant(summary.StartedAt)}, seed {summary.Seed}"), Tone.Muted);
        if (run.Options?.Resumes is { } resumed)
            terminal.Line($"Resumes run {resumed}", Tone.Muted);
        if (summary.IsPinned)
            terminal.Line("Pinned: store gc keeps it", Tone.Muted);

        if (run.Origin is { } origin)
            Write(terminal, origin);
        if (!summary.Tags.IsEmpty)
            terminal.Line($"Tags: {string.Join(", ", summary.Tags.Select(RunTexts.Tag))}");

        Section(
            terminal,
            "Notes",
            ["written", "by", "note"],
            [.. run.Notes.Select(static note => ImmutableArray.Create<Cell>(Texts.Instant(note.WrittenAt), note.Author, note.Text))]);
        Section(terminal, "Parameters", ["parameter", "value", "from"], Parameters(run));
        Section(terminal, "Steps", ["step", "state", Number("time"), "reason"], [.. run.Steps.Select(Row)]);
        Section(
            terminal,
            "Maps",
            ["map", Number("items"), "of these"],
            [.. run.Steps.Where(static step => step.Items is not null).Select(static step => ImmutableArray.Create<Cell>(
                step.Name, Texts.Count(step.Items!.Total), RunTexts.Counts(step.Items)))]);
        Section(terminal, "Items", ["step", "state", Number("time"), "reason"], [.. run.Items.Select(Row)]);
        Section(
            terminal,
            "Failed attempts",
            ["step", Number("attempt"), Number("time"), "error", "log"],
            [.. run.Steps.Concat(run.Items).SelectMany(static step => step.FailedAttempts, static (step, attempt) => Row(step.Name, attempt))]);
        WriteFiles(terminal, run);
        Section(
            terminal,
            "Artifacts",
            ["artifact", "type", "digest", Number("rows"), Number("columns"), Number("size")],
            [.. run.Steps.SelectMany(static step => step.Outputs, (step, output) => ImmutableArray.Create<Cell>(
                $"{step.Name}/{output.Name}",
                output.Artifact.DisplayType,
                new Cell(output.Artifact.Digest[..DigestDigits], Tone.Muted),
                output.Artifact.Rows is { } rows ? Texts.Count(rows) : "",
                metadata.GetSchema(output.Artifact) is { } schema ? Texts.Count(schema.Columns.Length) : "",
                Texts.Bytes(output.Artifact.Bytes)))]);
        Section(
            terminal,
            "Metrics",
            ["step", "metric", Number("value")],
            [.. run.Steps.SelectMany(static step => RunDocuments.Metrics(step.Metrics), static (step, metric) => ImmutableArray.Create<Cell>(
                step.Name, metric.Key, Texts.Metric(metric.Value ?? double.NaN)))]);

        Section(
            terminal,
            "Curves",
            ["step", "curve", Number("points"), Number("first"), Number("last"), Number("least"), "course"],
            [.. run.Steps.SelectMany(static step => step.Series, static (step, series) => Curve(step.Name, series))]);

        foreach (StepRecord step in run.Steps.Concat(run.Items))
        {
            if (step.Error is { } error)
                terminal.Error($"step '{step.Name}'", error, step.LogPath is { } log ? [$"log: {log}"] : []);
        }
    }

    private static void WriteFiles(ITerminal terminal, RunRecord run)
    {
        (string Step, SourceRecord File)[] files = [.. run.Steps.SelectMany(static step => step.Sources, static (step, file) => (step.Name, file))];
        Section(
            terminal,
            "Files that were read",
            ["step", "file", "digest", Number("size")],
            [.. files.Take(MostFiles).Select(static each => ImmutableArray.Create<Cell>(
                each.Step,
                each.File.Path,
                new Cell(each.File.Digest[..DigestDigits], Tone.Muted),
                Texts.Bytes(each.File.Bytes)))]);
        if (files.Length > MostFiles)
            terminal.Line($"and {Texts.Count(files.Length - MostFiles)} more: --json has them all", Tone.Muted);
    }

    private static void Write(ITerminal terminal, RunOrigin origin)
    {
        string changed = origin.IsDirty switch { true => ", with changes that are not committed", false => "", null => ", as the build says" };
        string code = origin.Revision is { } revision ? $"commit {revision[..DigestDigits]}{changed}, " : "";
        terminal.Line($"By {origin.User} on {origin.Host} ({origin.System}, .NET {origin.Runtime})", Tone.Muted);
        terminal.Line(
            string.Create(CultureInfo.InvariantCulture, $"With {code}version {origin.PlanVersion} of the plan, {Texts.Count(origin.Packages.Length)} packages"), Tone.Muted);
    }

    private static ImmutableArray<Cell> Row(StepRecord step) =>
    [
        step.Name,
        RunTexts.State(step),
        step.Duration is { } time ? Texts.Duration(time) : "",
        new Cell(step.Reason, step.SkippedItself ? Tone.Warning : Tone.Muted),
    ];

    private static ImmutableArray<Cell> Row(string step, AttemptRecord attempt) =>
    [
        step,
        Texts.Count(attempt.Number),
        Texts.Duration(attempt.Duration),
        attempt.Error,
        new Cell(attempt.LogPath ?? "", Tone.Muted),
    ];

    // All of them, named as --set takes them; what nobody changed is muted, so that it does not drown what somebody did.
    private static ImmutableArray<ImmutableArray<Cell>> Parameters(RunRecord run) =>
    [
        .. run.Parameters.Select(static parameter => Row(parameter.Name, parameter)),
        .. run.Steps.SelectMany(
            static step => step.Parameters,
            static (step, parameter) => Row($"{step.Name}.{parameter.Name}", parameter)),
    ];

    private static ImmutableArray<Cell> Row(string name, ParameterRecord parameter) =>
        [
            new Cell(name, Of(parameter.Origin)),
            new Cell(parameter.Value ?? "", Of(parameter.Origin)),
            new Cell(MillraceJson.Name(parameter.Origin), Tone.Muted),
        ];

    private static ImmutableArray<Cell> Curve(string step, MetricSeries series)
    {
        SeriesPoint[] finite = [.. series.Points.Where(static point => double.IsFinite(point.Value))];
        return
        [
            step,
            series.Name,
            Texts.Count(series.Points.Length),
            Texts.Metric(series.Points[0].Value),
            Texts.Metric(series.Points[^1].Value),
            finite.Length == 0 ? "" : Least(finite.MinBy(static point => point.Value)),
            Sparkline.Draw(series.Points),
        ];
    }

    private static string Least(SeriesPoint point) => $"{Texts.Metric(point.Value)} at {Texts.Count(point.Position)}";

    private static TableColumn Number(string heading) => new(heading, IsNumber: true);

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
