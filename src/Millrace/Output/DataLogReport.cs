using System.Collections.Immutable;
using Millrace.Json;

namespace Millrace.Output;

/// <summary>Shows a person the versions of data.</summary>
internal static class DataLogReport
{
    private const int DigestDigits = 12;

    /// <summary>Shows them.</summary>
    /// <param name="terminal">Where.</param>
    /// <param name="log">The versions.</param>
    /// <param name="hasMore">Whether there are others after them.</param>
    public static void Write(ITerminal terminal, DataLogDocument log, bool hasMore)
    {
        terminal.Table(new TextTable(
            [
                "version", new TableColumn("files", IsNumber: true), new TableColumn("size", IsNumber: true), new TableColumn("rows", IsNumber: true),
                "first seen", "last seen", "last seen by", "columns",
            ],
            [.. log.Versions.Select(Row)]));
        foreach (DataVersionDocument version in log.Versions.Where(static version => version.Sources is not null))
            Write(terminal, version);
        if (hasMore)
            terminal.Line($"There are more: --before {log.Versions[^1].Digest[..DigestDigits]} goes on.", Tone.Muted);
    }

    private static ImmutableArray<Cell> Row(DataVersionDocument version) =>
    [
        new Cell(version.Digest[..DigestDigits]),
        Texts.Count(version.Files),
        Texts.Bytes(version.Bytes),
        version.Rows is { } rows ? Texts.Count(rows) : "",
        Texts.Instant(version.FirstSeen.At),
        Texts.Instant(version.LastSeen.At),
        $"{version.LastSeen.Run} {version.LastSeen.Pipeline}/{version.LastSeen.Step}",
        Columns(version),
    ];

    private static string Columns(DataVersionDocument version)
    {
        string change = version.SchemaChange is { } known ? SchemaChanges.Tell(known) : "";
        if (change.Length > 0)
            return change;
        return version.Dataset?.Columns is not { } columns ? "" : $"{columns.Length}{(version.SchemaChange is null ? "" : ", as before")}";
    }

    private static void Write(ITerminal terminal, DataVersionDocument version)
    {
        terminal.Line();
        terminal.Line($"Files of {version.Digest[..DigestDigits]}{(version.IsKept == true ? ", all kept in the store" : "")}", Tone.Muted);
        terminal.Table(new TextTable(
            ["file", new TableColumn("size", IsNumber: true), "sha256"],
            [
                .. version.Sources!.Value.Select(
                    static file => ImmutableArray.Create<Cell>(file.Path, Texts.Bytes(file.Bytes), new Cell(file.Digest[..DigestDigits], Tone.Muted))),
            ]));
    }
}
