using System.Collections.Immutable;
using System.Globalization;
using Millrace.Json;

namespace Millrace.Output;

/// <summary>Shows a person what would be affected if something were withdrawn.</summary>
internal static class ImpactReport
{
    private const int DigestDigits = 12;

    /// <summary>Shows it.</summary>
    /// <param name="terminal">Where.</param>
    /// <param name="impact">What would be affected.</param>
    /// <param name="most">How many rows a table has at most.</param>
    public static void Write(ITerminal terminal, ImpactDocument impact, int most)
    {
        if (impact.Executions == 0 && impact.Artifacts.Count == 0)
        {
            terminal.Line("Nothing in the store was made from it.");
            return;
        }

        long artifacts = impact.Artifacts.Values.Sum();
        terminal.Line($"{Texts.Count(impact.Executions)} {(impact.Executions == 1 ? "execution" : "executions")} of steps used it or what was made from it, "
            + $"in {Texts.Plural(impact.Runs.Length, "run")} of {Texts.Plural(impact.Pipelines.Length, "pipeline")}; {Texts.Count(artifacts)} "
            + $"{(artifacts == 1 ? "artifact" : "artifacts")} came of it.");
        Section(
            terminal,
            "Artifacts",
            ["kind", Number("count")],
            [.. impact.Artifacts.Select(static each => ImmutableArray.Create<Cell>(each.Key, Texts.Count(each.Value)))],
            most);
        Section(
            terminal,
            "Registered models",
            ["model", Number("version"), "folder", "registered by"],
            [.. impact.Registrations.Select(static each => ImmutableArray.Create<Cell>(
                each.Name ?? each.Digest[..DigestDigits], each.Version?.ToString(CultureInfo.InvariantCulture) ?? "", each.Path ?? "", each.Place ?? ""))],
            most);
        Section(
            terminal,
            "Models",
            ["model", "type", "digest", "made"],
            [.. impact.Models.Select(static each => ImmutableArray.Create<Cell>(
                each.Place ?? "", each.Type, new Cell(each.Digest[..DigestDigits], Tone.Muted), Texts.Instant(each.MadeAt)))],
            most);
        Section(
            terminal,
            "Pipelines",
            ["pipeline", Number("runs"), "latest", "started"],
            [.. impact.Pipelines.Select(static each => ImmutableArray.Create<Cell>(
                each.Pipeline, Texts.Count(each.Runs), each.LatestRun, Texts.Instant(each.LatestAt)))],
            most);
        Section(
            terminal,
            "Runs",
            ["run", "pipeline", "started"],
            [.. impact.Runs.Select(static each => ImmutableArray.Create<Cell>(each.Run, each.Pipeline, Texts.Instant(each.StartedAt)))],
            most);
    }

    private static TableColumn Number(string heading) => new(heading, IsNumber: true);

    private static void Section(ITerminal terminal, string title, ImmutableArray<TableColumn> columns, ImmutableArray<ImmutableArray<Cell>> rows, int most)
    {
        if (rows.IsEmpty)
            return;
        terminal.Line();
        terminal.Line(title, Tone.Strong);
        terminal.Table(new TextTable(columns, rows.Length > most ? rows[..most] : rows));
        if (rows.Length > most)
            terminal.Line($"{Texts.Count(most)} of {Texts.Count(rows.Length)}: --all shows all.", Tone.Muted);
    }
}
