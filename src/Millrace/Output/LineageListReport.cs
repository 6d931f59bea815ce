using System.Collections.Immutable;
using Millrace.Runtime;

namespace Millrace.Output;

/// <summary>Shows a person the artifacts of one kind, or the files, that lineage leads to.</summary>
internal static class LineageListReport
{
    private const int DigestDigits = 12;

    /// <summary>Shows them.</summary>
    /// <param name="terminal">Where.</param>
    /// <param name="list">What was found.</param>
    /// <param name="kind">The kind that was asked for.</param>
    /// <param name="most">How many rows at most.</param>
    public static void Write(ITerminal terminal, LineageList list, string kind, int most)
    {
        int count = list.Artifacts.Length + list.Files.Length;
        if (count == 0)
        {
            terminal.Line($"Lineage leads to nothing of the kind '{Sanitizer.OneLine(kind)}'.");
            return;
        }

        if (list.Files.IsEmpty)
            terminal.Table(new TextTable(["way", .. Columns], [.. list.Artifacts.Take(most).Select(static each => Row(each.Direction, each.Artifact))]));
        else
            terminal.Table(new TextTable(["file", "sha256", new TableColumn("size", IsNumber: true)], [.. list.Files.Take(most).Select(Row)]));
        if (count > most)
            terminal.Line($"{Texts.Count(most)} of {Texts.Count(count)}: --all shows all.", Tone.Muted);
    }

    /// <summary>The columns of a table of artifacts.</summary>
    public static ImmutableArray<TableColumn> Columns { get; } =
        ["artifact", "type", "digest", new TableColumn("rows", IsNumber: true), new TableColumn("size", IsNumber: true), "made"];

    /// <summary>A row of a table of artifacts.</summary>
    public static ImmutableArray<Cell> Row(PlacedArtifact artifact) =>
    [
        artifact.Place ?? "",
        artifact.Record.DisplayType,
        new Cell(artifact.Record.Digest[..DigestDigits], Tone.Muted),
        artifact.Record.Rows is { } rows ? Texts.Count(rows) : "",
        Texts.Bytes(artifact.Record.Bytes),
        Texts.Instant(artifact.MadeAt),
    ];

    private static ImmutableArray<Cell> Row(LineageDirection direction, PlacedArtifact artifact) =>
        [direction == LineageDirection.Up ? "up" : "down", .. Row(artifact)];

    private static ImmutableArray<Cell> Row(LineageFile file) => [file.Path, new Cell(file.Digest[..DigestDigits], Tone.Muted), Texts.Bytes(file.Bytes)];
}
