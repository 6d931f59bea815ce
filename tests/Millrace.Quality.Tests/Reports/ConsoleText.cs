namespace Millrace.Quality.Tests.Reports;

/// <summary>Sections of a report as lines.</summary>
internal static class ConsoleText
{
    public static string Of(ReportSection section) => string.Join('\n',
    [
        $"# {section.Title}",
        .. section.Lines.Select(static line => line.Text),
        .. section.Columns.IsEmpty ? [] : (string[])[string.Join(" | ", section.Columns.Select(static column => column.Text))],
        .. section.Rows.Select(static row => string.Join(" | ", row.Select(static cell => cell ?? "–"))),
    ]);
}
