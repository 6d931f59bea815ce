using System.Collections.Immutable;
using Millrace.Json;
using Millrace.Runtime;

namespace Millrace.Output;

/// <summary>What people and machines are told of an artifact.</summary>
internal static class ArtifactReport
{
    // What is longer is in --json.
    private const int MostCharacters = 120;

    /// <summary>Some of its rows, for a machine.</summary>
    public static PreviewDocument Describe(ArtifactRecord record, ArtifactPreview preview) => new()
    {
        Digest = record.Digest,
        Type = record.DisplayType,
        Kind = record.Kind,
        Bytes = record.Bytes,
        TotalRows = preview.TotalRows,
        Columns = preview.Columns,
        Rows = preview.Rows,
    };

    /// <summary>What it is and where, for a machine.</summary>
    public static ArtifactDocument Describe(Store store, ArtifactRecord record, ITableArtifact? table) => new()
    {
        Digest = record.Digest,
        Type = record.DisplayType,
        Kind = record.Kind,
        Bytes = record.Bytes,
        Files = record.Files,
        Rows = record.Rows,
        Place = store.Metadata.PlaceOf(record),
        Folder = record.Files > 0 && !record.IsCollection ? store.FolderOf(record) : null,
        Columns = table is null ? null : [.. table.DescribeColumns().Rows.Select(static row => row[0]!)],
    };

    /// <summary>Some of its rows, for a person.</summary>
    public static void Write(ITerminal terminal, ArtifactRecord record, ArtifactPreview preview)
    {
        terminal.Table(new TextTable(
            [.. preview.Columns.Select(static column => new TableColumn(column))],
            [.. preview.Rows.Select(static row => row.Select(Shortened).ToImmutableArray())]));
        string rows = preview.TotalRows is { } total && total > preview.Rows.Length ? $", {preview.Rows.Length} of {Texts.Count(total)} rows" : "";
        terminal.Line($"{record.DisplayType}, {Texts.Bytes(record.Bytes)}{rows}, digest {record.Digest}", Tone.Muted);
    }

    /// <summary>What it is and where, for a person.</summary>
    public static void Write(ITerminal terminal, ArtifactDocument artifact)
    {
        (string What, string? Value)[] lines =
        [
            ("type", artifact.Type),
            ("kind", artifact.Kind),
            ("rows", artifact.Rows is { } rows ? Texts.Count(rows) : null),
            ("columns", artifact.Columns is { } columns ? $"{columns.Length}: {string.Join(", ", columns)}" : null),
            ("size", artifact.Files > 0 ? $"{Texts.Bytes(artifact.Bytes)} in {Texts.Count(artifact.Files)} {(artifact.Files == 1 ? "file" : "files")}" : Texts.Bytes(artifact.Bytes)),
            ("made by", artifact.Place),
            ("folder", artifact.Folder),
            ("digest", artifact.Digest),
        ];
        terminal.Table(new TextTable(
            [new TableColumn("what"), new TableColumn("value")],
            [.. lines.Where(static line => line.Value is not null).Select(static line => ImmutableArray.Create(new Cell(line.What), Value(line.Value)))]));
    }

    private static Cell Shortened(string? value)
    {
        if (value is null || value.Length <= MostCharacters)
            return Value(value);
        int length = char.IsHighSurrogate(value[MostCharacters - 2]) ? MostCharacters - 2 : MostCharacters - 1;
        return Value($"{value[..length]}…");
    }

    private static Cell Value(string? value) => value is null ? new Cell("null", Tone.Muted) : new Cell(value);
}
