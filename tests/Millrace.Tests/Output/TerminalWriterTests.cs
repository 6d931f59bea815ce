using System.Text;
using Millrace.Output;

namespace Millrace.Tests.Output;

public sealed class TerminalWriterTests
{
    [Fact]
    public void A_terminal_gets_every_text()
    {
        using StringWriter text = new() { NewLine = "\n" };
        using TerminalWriter writer = new(text);

        writer.Write('a');
        writer.Write("bc");
        writer.Write(['d', 'e', 'f'], 1, 2);
        writer.Write("gh".AsSpan());
        writer.WriteLine("i");
        writer.Flush();

        Assert.Equal("abcefghi\n", text.ToString());
    }

    [Fact]
    public void A_terminal_that_hung_up_is_no_error()
    {
        using TerminalWriter writer = new(new Gone());

        writer.WriteLine("nobody reads this");
        writer.Write(1.5);
        writer.Flush();
    }

    private sealed class Gone : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException("Input/output error");

        public override void Flush() => throw new IOException("Input/output error");
    }
}
