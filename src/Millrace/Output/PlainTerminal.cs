using System.Text;

namespace Millrace.Output;

/// <summary>Plain lines for files, pipes and terminals without colours.</summary>
/// <param name="writer">Where they go.</param>
internal sealed class PlainTerminal(TextWriter writer) : ITerminal
{
    private const string Gap = "  ";

    public bool IsRich => false;

    public void Line(string text = "", Tone tone = Tone.Normal)
    {
        foreach (string line in Sanitizer.Lines(text))
            writer.WriteLine(line);
    }

    public void Table(TextTable table)
    {
        int[] widths = new int[table.Columns.Length];
        for (int i = 0; i < widths.Length; i++)
            widths[i] = table.Rows.Select(row => Sanitizer.OneLine(row[i].Text).Length).Append(table.Columns[i].Heading.Length).Max();

        WriteRow(table, widths, table.Columns.Select(static column => column.Heading));
        WriteRow(table, widths, widths.Select(static width => new string('-', width)));
        foreach (var row in table.Rows)
            WriteRow(table, widths, row.Select(static cell => Sanitizer.OneLine(cell.Text)));
    }

    public void Error(string title, string message, IReadOnlyList<string> details)
    {
        string[] lines = Sanitizer.Lines(message);
        writer.WriteLine($"error: {title}: {lines[0]}");
        foreach (string line in lines.Skip(1).Concat(details.Select(Sanitizer.OneLine)))
            writer.WriteLine($"  {line}");
    }

    private void WriteRow(TextTable table, int[] widths, IEnumerable<string> texts)
    {
        StringBuilder line = new();
        int column = 0;
        foreach (string text in texts)
        {
            if (column > 0)
                line.Append(Gap);
            line.Append(table.Columns[column].IsNumber ? text.PadLeft(widths[column]) : text.PadRight(widths[column]));
            column++;
        }

        writer.WriteLine(line.ToString().TrimEnd());
    }
}
