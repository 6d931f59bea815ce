using Spectre.Console;

namespace Millrace.Output;

/// <summary>A terminal with colours, through Spectre.Console.</summary>
/// <param name="console">The console.</param>
internal sealed class RichTerminal(IAnsiConsole console) : ITerminal
{
    public bool IsRich => true;

    public IAnsiConsole Console => console;

    public static string Style(Tone tone) => tone switch
    {
        Tone.Muted => "grey",
        Tone.Strong => "bold",
        Tone.Good => "green",
        Tone.Warning => "yellow",
        Tone.Bad => "red",
        _ => "default",
    };

    public static string Markup(string text, Tone tone)
    {
        string escaped = Spectre.Console.Markup.Escape(Sanitizer.OneLine(text));
        return tone == Tone.Normal ? escaped : $"[{Style(tone)}]{escaped}[/]";
    }

    public void Line(string text = "", Tone tone = Tone.Normal)
    {
        foreach (string line in Sanitizer.Lines(text))
            console.MarkupLine(Markup(line, tone));
    }

    public void Table(TextTable table)
    {
        Table view = new Table().RoundedBorder().BorderColor(Color.Grey);
        foreach (var column in table.Columns)
        {
            Spectre.Console.TableColumn heading = new(Markup(column.Heading, Tone.Strong));
            view.AddColumn(column.IsNumber ? heading.RightAligned().NoWrap() : heading);
        }

        foreach (var row in table.Rows)
            view.AddRow(row.Select(static cell => Markup(cell.Text, cell.Tone)).ToArray());

        console.Write(view);
    }

    public void Error(string title, string message, IReadOnlyList<string> details)
    {
        string text = string.Join('\n', Sanitizer.Lines(message).Select(static line => Markup(line, Tone.Normal))
            .Concat(details.Select(static line => Markup(line, Tone.Muted))));
        console.Write(new Panel(new Spectre.Console.Markup(text)).Header(Markup(title, Tone.Bad)).RoundedBorder().BorderColor(Color.Red).Expand());
    }
}
