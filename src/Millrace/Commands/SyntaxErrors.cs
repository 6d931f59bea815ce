using System.CommandLine;
using System.CommandLine.Parsing;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary>Says what is wrong with arguments that do not parse, and what may have been meant.</summary>
internal static class SyntaxErrors
{
    /// <summary>The first error, or null where the arguments parse.</summary>
    public static UsageException? Find(ParseResult parsed, CommandTree tree, ProgramPipelines pipelines)
    {
        Command command = parsed.CommandResult.Command;
        if (FirstUnknown(parsed) is { } unknown)
            return Unknown(unknown, command, tree, pipelines);

        if (!ReferenceEquals(command, tree.Root))
        {
            // Only options that every command has may stand before the command: others would be read and forgotten.
            foreach (OptionResult stray in parsed.RootCommandResult.Children.OfType<OptionResult>())
            {
                if (!stray.Implicit && !stray.Option.Recursive)
                    return new UsageException($"Write {stray.Option.Name} after '{CommandPath.Of(command)}'.");
            }
        }

        return parsed.Errors.Count > 0 ? new UsageException(parsed.Errors[0].Message) : null;
    }

    // An option that nobody declared arrives as a value of the first argument that is still free.
    private static string? FirstUnknown(ParseResult parsed)
    {
        foreach (Token token in parsed.Tokens)
        {
            if (token.Type == TokenType.DoubleDash)
                break;
            if (token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal) && IsFree(parsed, token))
                return token.Value;
        }

        return parsed.UnmatchedTokens.Count > 0 ? parsed.UnmatchedTokens[0] : null;
    }

    private static bool IsFree(ParseResult parsed, Token token) =>
        parsed.UnmatchedTokens.Contains(token.Value)
        || parsed.CommandResult.Children.OfType<ArgumentResult>().Any(result => result.Tokens.Contains(token));

    private static UsageException Unknown(string token, Command command, CommandTree tree, ProgramPipelines pipelines)
    {
        if (token.StartsWith('-'))
        {
            string name = token.Split('=')[0];
            return new UsageException($"Unknown option '{name}'.{NearestName.Proposal(name, Visible(command, tree))}");
        }

        IEnumerable<string> commands = command.Subcommands.Select(static each => each.Name);
        if (ReferenceEquals(command, tree.Root))
        {
            return new UsageException(pipelines.Names.Contains(token)
                ? $"Write the name of the pipeline, '{token}', before its options."
                : $"There is no command or pipeline '{token}'.{NearestName.Proposal(token, commands.Concat(pipelines.Names))}");
        }

        return new UsageException(command.Subcommands.Count > 0
            ? $"There is no command '{CommandPath.Of(command)} {token}'.{NearestName.Proposal(token, commands)}"
            : $"Unexpected argument '{token}'.");
    }

    private static IEnumerable<string> Visible(Command command, CommandTree tree) =>
        Options(command, tree).Where(static option => !option.Hidden).Select(static option => option.Name);

    private static IEnumerable<Option> Options(Command command, CommandTree tree) =>
        command.Options.Concat(tree.Root.Options.Where(static option => option.Recursive)).Distinct();
}
