using System.Text;

namespace Millrace.Output;

/// <summary>
/// Writes to a terminal that may hang up, as when its window is closed: what nobody can read any more is dropped, so that the run can still be
/// cancelled and recorded. Not for files and pipes, where a lost text has to be an error.
/// </summary>
/// <param name="terminal">The terminal.</param>
internal sealed class TerminalWriter(TextWriter terminal) : TextWriter(terminal.FormatProvider)
{
    public override Encoding Encoding => terminal.Encoding;

    public override void Write(char value) => Try(() => terminal.Write(value));

    public override void Write(string? value) => Try(() => terminal.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => terminal.Write(buffer, index, count));

    public override void WriteLine(string? value) => Try(() => terminal.WriteLine(value));

    public override void Flush() => Try(terminal.Flush);

    private static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (IOException)
        {
            // The terminal is gone, and with it whoever could be told.
        }
    }
}
