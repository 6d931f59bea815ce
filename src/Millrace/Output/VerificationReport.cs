using System.Collections.Immutable;
using Millrace.Runtime;

namespace Millrace.Output;

/// <summary>What a look at a store found, as people read it.</summary>
internal static class VerificationReport
{
    private const int MostOfKind = 20;

    /// <summary>Whether a content is missing or damaged.</summary>
    public static string State(StoreProblem problem) => problem.IsMissing ? "missing" : "damaged";

    /// <summary>Writes it.</summary>
    /// <param name="terminal">Where.</param>
    /// <param name="found">What was found.</param>
    /// <param name="isRepair">Whether repair was tried.</param>
    /// <param name="isQuick">Whether contents were not read.</param>
    public static void Write(ITerminal terminal, StoreVerification found, bool isRepair, bool isQuick)
    {
        if (found.Unneeded > 0)
        {
            terminal.Line(
                $"Besides, {Texts.Plural(found.Unneeded, "content")} of no result ({Texts.Bytes(found.UnneededBytes)}): no damage, store gc frees what no "
                + "run is about to show.",
                Tone.Muted);
        }

        foreach (IGrouping<StoreFindingKind, StoreFinding> kind in found.Findings.GroupBy(static finding => finding.Kind))
            Write(terminal, kind.Key, [.. kind], isRepair);

        string contents = $"{Texts.Plural(found.Contents, "content")}, {Texts.Bytes(found.Bytes)}";
        if (found.Problems.IsEmpty)
        {
            terminal.Line(isQuick ? $"{contents}: all there, as long as they were." : $"{contents}: all as they were stored.");
            return;
        }

        terminal.Table(new TextTable(
            [new TableColumn("artifact"), new TableColumn("type"), new TableColumn("digest"), new TableColumn("state")],
            [
                .. found.Problems.Select(
                    static each => ImmutableArray.Create<Cell>(
                        each.Place, each.Artifact.DisplayType, each.Artifact.Digest[..16], new Cell(State(each), Tone.Bad))),
            ]));
        terminal.Line($"{found.Problems.Length} of {contents}. Run the pipeline again: what steps need of these is made anew. "
            + "A source file is copied again by 'data keep' or 'run --keep-sources', where it still holds the same.");
    }

    private static void Write(ITerminal terminal, StoreFindingKind kind, ImmutableArray<StoreFinding> findings, bool isRepair)
    {
        foreach (StoreFinding finding in findings.Take(MostOfKind))
            terminal.Line($"{finding.Place}: {finding.Message}{(finding.IsRepaired ? " Repaired." : "")}", finding.IsHarmless || finding.IsRepaired ? Tone.Muted : Tone.Bad);
        if (findings.Length > MostOfKind)
            terminal.Line($"… and {Texts.Count(findings.Length - MostOfKind)} more of that kind.", Tone.Muted);
        if (findings.Any(static finding => !finding.IsRepaired) && Remedy(kind, isRepair) is { } remedy)
            terminal.Line(remedy, Tone.Muted);
    }

    private static string? Remedy(StoreFindingKind kind, bool isRepair) => kind switch
    {
        StoreFindingKind.StrayLog => "store gc removes them.",
        StoreFindingKind.DamagedMetadata when isRepair =>
            "This cannot be repaired: bring a backup back with 'metadata restore FILE', or go on with a new store. Contents stay readable in the folder objects.",
        _ when isRepair => null,
        StoreFindingKind.LostRun or StoreFindingKind.AbandonedFile => "The next run settles that, or store verify --repair.",
        _ => "store verify --repair repairs that.",
    };
}
