using Spectre.Console;

namespace Millrace.Output;

/// <summary>
/// The two streams of the program. Standard output carries results, standard error what happens on the way: progress, log messages, errors.
/// Each is rich where it is a terminal that shows colours, and plain lines elsewhere.
/// </summary>
internal sealed class ProgramConsole
{
    private readonly Lazy<ITerminal> _results;
    private readonly Lazy<ITerminal> _messages;

    /// <summary>A console of two writers, both plain.</summary>
    public ProgramConsole(TextWriter output, TextWriter error)
        : this(output, error, () => new PlainTerminal(output), () => new PlainTerminal(error))
    {
    }

    /// <summary>A console of two writers and the terminals over them.</summary>
    public ProgramConsole(TextWriter output, TextWriter error, Func<ITerminal> results, Func<ITerminal> messages)
    {
        Output = output;
        ErrorOutput = error;
        _results = new Lazy<ITerminal>(results);
        _messages = new Lazy<ITerminal>(messages);
    }

    public TextWriter Output { get; }

    public TextWriter ErrorOutput { get; }

    /// <summary>For what the user asked for.</summary>
    public ITerminal Results => _results.Value;

    /// <summary>For what happens on the way.</summary>
    public ITerminal Messages => _messages.Value;

    /// <summary>What log messages and unforeseen errors may not show: the secrets of the pipeline that is run.</summary>
    public Runtime.SecretMask Secrets { get; set; } = Runtime.SecretMask.None;

    /// <summary>The console of this process.</summary>
    public static ProgramConsole OfProcess()
    {
        // What goes into files is UTF-8 whatever the machine's code page or locale; a terminal on Unix says what it understands.
        if (OperatingSystem.IsWindows() || Console.IsOutputRedirected)
            WriteUtf8();

        if (!Console.IsOutputRedirected)
            Console.SetOut(new TerminalWriter(Console.Out));
        if (!Console.IsErrorRedirected)
            Console.SetError(new TerminalWriter(Console.Error));

        bool plain = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new ProgramConsole(
            Console.Out,
            Console.Error,
            () => Terminal(Console.Out, plain || Console.IsOutputRedirected),
            () => Terminal(Console.Error, plain || Console.IsErrorRedirected));
    }

    private static void WriteUtf8()
    {
        try
        {
            Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }
        catch (IOException)
        {
            // There is no console whose code page could be set.
        }
    }

    public void Flush()
    {
        Output.Flush();
        ErrorOutput.Flush();
    }

    private static ITerminal Terminal(TextWriter writer, bool plain)
    {
        if (plain)
            return new PlainTerminal(writer);

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        return console.Profile.Capabilities.Ansi ? new RichTerminal(console) : new PlainTerminal(writer);
    }
}
