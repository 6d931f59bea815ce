using System.Collections.Immutable;

namespace Millrace.Output;

/// <summary>Shows a person the report that an artifact is.</summary>
internal static class DataReportText
{
    /// <summary>Shows it.</summary>
    /// <param name="terminal">Where.</param>
    /// <param name="sections">The report.</param>
    /// <param name="page">Where it lies as a page, or null.</param>
    public static void Write(ITerminal terminal, ImmutableArray<ReportSection> sections, string? page)
    {
        foreach (ReportSection section in sections)
        {
            if (section != sections[0])
                terminal.Line();
            terminal.Line(section.Title, Tone.Strong);
            foreach (ReportLine line in section.Lines)
                terminal.Line(line.Text, Of(line.Tone));
            if (!section.Columns.IsEmpty)
            {
                terminal.Table(new TextTable(
                    [.. section.Columns.Select(static column => new TableColumn(column.Text, column.IsNumber))],
                    [.. section.Rows.Select(static row => row.Select(static cell => cell is null ? new Cell("–", Tone.Muted) : new Cell(cell)).ToImmutableArray())]));
            }
        }

        if (page is not null)
            terminal.Line($"As a page with charts: {page}", Tone.Muted);
    }

    private static Tone Of(ReportTone tone) => tone switch
    {
        ReportTone.Muted => Tone.Muted,
        ReportTone.Good => Tone.Good,
        ReportTone.Warning => Tone.Warning,
        ReportTone.Bad => Tone.Bad,
        _ => Tone.Normal,
    };
}
