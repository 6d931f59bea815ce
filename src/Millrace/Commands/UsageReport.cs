using System.CommandLine;
using Millrace.Output;

namespace Millrace.Commands;

/// <summary>Shows what is wrong with the command line or a setting, and the usage that helps.</summary>
internal static class UsageReport
{
    public static int Write(ProgramContext context, CommandTree tree, ParseResult parsed, string message, string? parameter)
    {
        Command command = parsed.CommandResult.Command;
        string path = $"{context.Name} {CommandPath.Of(command)}".TrimEnd();
        ITerminal terminal = context.Console.Messages;
        terminal.Error("usage", Sentence(message), []);
        if (parameter is not null && command.Options.FirstOrDefault(option => option.Name == $"--{parameter}") is { } option)
            terminal.Line($"  {option.Name} <{option.HelpName}>  {option.Description}", Tone.Muted);

        string subcommand = command.Subcommands.Count > 0 && !ReferenceEquals(command, tree.Root) ? " <command>" : "";
        terminal.Line($"Usage: {path}{Arguments(command)}{subcommand} [options]", Tone.Muted);
        terminal.Line($"Help:  {path} --help", Tone.Muted);
        return ExitCodes.Usage;
    }

    private static string Arguments(Command command) => string.Concat(command.Arguments.Select(static argument =>
        argument.Arity.MinimumNumberOfValues == 0 ? $" [{argument.HelpName ?? argument.Name}]" : $" <{argument.HelpName ?? argument.Name}>"));

    // Errors of parameters begin with a lower-case word, so that a step's name can precede them.
    private static string Sentence(string message) =>
        message.Length > 0 && char.IsLower(message[0]) ? char.ToUpperInvariant(message[0]) + message[1..] : message;
}
