using System.Collections.Immutable;
using System.Globalization;
using Millrace.Json;
using Millrace.Runtime;

namespace Millrace.Output;

/// <summary>Shows a person several runs side by side.</summary>
internal static class RunComparisonReport
{
    private const int DigestDigits = 12;
    private const int ShortestDigest = 32;
    private const int LongestValue = 40;

    /// <summary>What differs is told in words.</summary>
    private const int LongestWords = 160;

    private static readonly ImmutableArray<(ComparedKind Kind, string Title)> s_sections =
    [
        (ComparedKind.Run, "Runs"),
        (ComparedKind.Parameter, "Parameters"),
        (ComparedKind.Metric, "Metrics"),
        (ComparedKind.Data, "Data"),
        (ComparedKind.Plan, "Plan"),
        (ComparedKind.Code, "Code"),
        (ComparedKind.Origin, "Origin"),
    ];

    /// <summary>Shows them.</summary>
    /// <param name="terminal">Where.</param>
    /// <param name="comparison">The runs.</param>
    /// <param name="rows">The rows that are wanted.</param>
    public static void Write(ITerminal terminal, RunComparison comparison, IReadOnlyCollection<ComparedRow> rows)
    {
        bool isFirst = true;
        foreach ((ComparedKind kind, string title) in s_sections)
        {
            ComparedRow[] wanted = [.. rows.Where(row => row.Kind == kind)];
            if (wanted.Length == 0)
                continue;
            if (!isFirst)
                terminal.Line();
            isFirst = false;
            Write(terminal, comparison, title, wanted);
        }
    }

    private static void Write(ITerminal terminal, RunComparison comparison, string title, ComparedRow[] rows)
    {
        terminal.Line(title, Tone.Strong);
        bool hasChange = comparison.Runs.Length == 2 && rows.Any(static row => !row.Numbers.IsEmpty);
        bool isNumber = rows.All(static row => !row.Numbers.IsEmpty);
        IEnumerable<TableColumn> runs = comparison.Runs.Select(run => new TableColumn(run.RunId, isNumber));
        terminal.Table(new TextTable(
            ["", .. runs, .. hasChange ? [new TableColumn("change", IsNumber: true)] : ImmutableArray<TableColumn>.Empty],
            [.. rows.Select(row => Row(row, hasChange))]));
    }

    private static ImmutableArray<Cell> Row(ComparedRow row, bool hasChange)
    {
        Tone tone = row.Differs ? Tone.Normal : Tone.Muted;
        IEnumerable<Cell> values = row.Values.Select((value, i) => new Cell(Text(row, value, i), tone));
        return [new Cell(row.Name, tone), .. values, .. hasChange ? [new Cell(Change(row), Tone.Muted)] : ImmutableArray<Cell>.Empty];
    }

    private static string Text(ComparedRow row, string? value, int run) => (row.Kind, row.Name, value) switch
    {
        (_, _, null) => "",
        (ComparedKind.Run, "status", _) => MillraceJson.Name(Enum.Parse<RunStatus>(value)),
        (ComparedKind.Run, "started", _) => Texts.Instant(DateTimeOffset.Parse(value, CultureInfo.InvariantCulture)),
        _ when !row.Numbers.IsEmpty => Texts.Metric(row.Numbers[run]!.Value),
        (ComparedKind.Data or ComparedKind.Code, _, _) when IsDigest(value) => value[..DigestDigits] + value[value.TakeWhile(char.IsAsciiHexDigit).Count()..],
        (ComparedKind.Data or ComparedKind.Plan, _, _) => Shortened(value, LongestWords),
        _ => Shortened(value, LongestValue),
    };

    private static string Shortened(string value, int most)
    {
        if (value.Length <= most)
            return value;
        int length = char.IsHighSurrogate(value[most - 2]) ? most - 2 : most - 1;
        return value[..length] + "…";
    }

    private static bool IsDigest(string value) => value.Length >= ShortestDigest && value.Take(ShortestDigest).All(char.IsAsciiHexDigit);

    private static string Change(ComparedRow row) => row.Numbers is [{ } before, { } after] && row.Differs
        ? (after > before ? "+" : "") + Texts.Metric(after - before)
        : "";
}
