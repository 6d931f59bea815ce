using System.CommandLine;
using System.CommandLine.Invocation;

namespace Millrace.Commands;

/// <summary>Parses the arguments, runs the command, and turns whatever happens into messages and an exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> InvokeAsync(ProgramContext context, string[] args)
    {
        CommandTree tree = new(context);

        // A value may begin with '@' or a hyphen; neither response files nor bundles of one-letter options are worth that.
        ParseResult parsed = tree.Root.Parse(
            CommandTree.Complete(args, context.Pipelines),
            new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (tree.Common.IsVerbose(parsed))
            context.Level.Minimum = Microsoft.Extensions.Logging.LogLevel.Trace;

        try
        {
            if (parsed.Action is not (System.CommandLine.Help.HelpAction or null) && SyntaxErrors.Find(parsed, tree, context.Pipelines) is { } error)
                throw error;

            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = context.Console.Output,
                    Error = context.Console.ErrorOutput,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                },
                context.Interruption.Token).ConfigureAwait(false);
        }
        catch (UsageException exception)
        {
            return UsageReport.Write(context, tree, parsed, exception.Message, exception.Parameter);
        }
        catch (ParameterException exception)
        {
            return UsageReport.Write(context, tree, parsed, exception.Message, exception.Parameter);
        }
        catch (OperationCanceledException) when (context.Interruption.Token.IsCancellationRequested)
        {
            if (context.Interruption.TryConclude())
                context.Console.Messages.Line("Cancelled.", Output.Tone.Warning);
            return ExitCodes.Cancelled;
        }
        catch (MillraceException exception)
        {
            context.Console.Messages.Error(CommandPath.Title(parsed.CommandResult.Command), context.Console.Secrets.Mask(exception.Message), []);
            return ExitCodes.Failed;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            context.Console.Messages.Error(CommandPath.Title(parsed.CommandResult.Command), context.Console.Secrets.Mask(exception.Message), []);
            return ExitCodes.Failed;
        }
        catch (Exception exception)
        {
            context.Console.Messages.Error(
                CommandPath.Title(parsed.CommandResult.Command),
                context.Console.Secrets.Mask(Output.StackTraces.Message(exception)),
                Output.StackTraces.Lines(exception));
            return ExitCodes.Failed;
        }
    }
}
