using System.Collections.Immutable;
using Millrace.Json;

namespace Millrace.Output;

/// <summary>Shows a person how two versions of data differ.</summary>
internal static class DataDiffReport
{
    private const int DigestDigits = 12;
    private const int FilesShown = 20;

    /// <summary>Shows it.</summary>
    /// <param name="terminal">Where.</param>
    /// <param name="diff">The differences.</param>
    /// <param name="all">Whether columns that are the same are shown.</param>
    public static void Write(ITerminal terminal, DataDiffDocument diff, bool all)
    {
        terminal.Table(new TextTable(["what", "before", "after"], [.. Lines(diff.Before, diff.After)]));
        if (diff.Columns is { } columns)
            Write(terminal, columns, all);
        if (diff.Files is { } files)
            Write(terminal, files);
        terminal.Line();
        if (diff.SchemaChange is { } change)
            terminal.Line($"Columns: {change}.");
        terminal.Line(Verdict(diff));
    }

    private static IEnumerable<ImmutableArray<Cell>> Lines(DataSideDocument before, DataSideDocument after)
    {
        yield return ["version", before.Reference, after.Reference];
        yield return Pair("digest", before.Digest[..DigestDigits], after.Digest[..DigestDigits]);
        yield return Pair("type", before.Type, after.Type);
        if (before.Schema is not null || after.Schema is not null)
            yield return Pair("schema", before.Schema ?? "", after.Schema ?? "");
        if (before.Rows is not null || after.Rows is not null)
            yield return Pair("rows", Count(before.Rows), Count(after.Rows));
        if (before.Shards is not null || after.Shards is not null)
            yield return Pair("shards", Count(before.Shards), Count(after.Shards));
        yield return Pair("size", Texts.Bytes(before.Bytes), Texts.Bytes(after.Bytes));
    }

    private static ImmutableArray<Cell> Pair(string what, string before, string after) =>
        before == after ? [what, before, new Cell("the same", Tone.Muted)] : [what, before, after];

    private static string Count(long? count) => count is { } known ? Texts.Count(known) : "";

    private static void Write(ITerminal terminal, ImmutableArray<ColumnDifferenceDocument> columns, bool all)
    {
        ColumnDifferenceDocument[] shown = [.. columns.Where(column => all || column.Difference != "same")];
        terminal.Line();
        if (shown.Length > 0)
        {
            terminal.Table(new TextTable(
                ["column", "differs", "type", new TableColumn("missing", IsNumber: true), "least", "greatest"],
                [
                    .. shown.Select(static column => ImmutableArray.Create<Cell>(
                        column.Name,
                        column.Difference,
                        Both(column.Before?.Type, column.After?.Type),
                        Both(Missing(column.Before), Missing(column.After)),
                        Both(column.Before?.Min, column.After?.Min),
                        Both(column.Before?.Max, column.After?.Max))),
                ]));
        }

        if (shown.Length < columns.Length)
            terminal.Line($"{Texts.Plural(columns.Length - shown.Length, "column")} the same.", Tone.Muted);
    }

    private static string? Missing(ColumnSummaryDocument? column) => column?.Missing is { } count ? Texts.Count(count) : null;

    private static string Both(string? before, string? after) =>
        before == after || after is null ? before ?? "" : before is null ? after : $"{before} → {after}";

    private static void Write(ITerminal terminal, FileDifferenceDocument files)
    {
        (string State, string Name)[] all =
        [
            .. files.New.Select(static name => ("new", name)),
            .. files.Gone.Select(static name => ("gone", name)),
            .. files.Changed.Select(static name => ("changed", name)),
        ];
        terminal.Line();
        if (all.Length > 0)
        {
            terminal.Table(new TextTable(
                ["file", "differs"], [.. all.Take(FilesShown).Select(static each => ImmutableArray.Create<Cell>(each.Name, each.State))]));
        }

        string more = all.Length > FilesShown ? $"; {Texts.Count(all.Length - FilesShown)} more in --json" : "";
        terminal.Line(
            $"Files: {Texts.Count(files.New.Length)} new, {Texts.Count(files.Gone.Length)} gone, {Texts.Count(files.Changed.Length)} changed, "
            + $"{Texts.Count(files.Same)} the same{more}.",
            Tone.Muted);
    }

    private static string Verdict(DataDiffDocument diff) => diff switch
    {
        { IsIdentical: true } => "Identical.",
        { HasSameRows: true } => "The same rows in other files.",
        { HasSameSchema: true } => "The same columns with other values.",
        _ => "They differ.",
    };
}
