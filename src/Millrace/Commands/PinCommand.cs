using System.CommandLine;
using System.Text.Json;
using Millrace.Json;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary><c>runs pin</c> and <c>runs unpin</c>: which runs the store keeps.</summary>
internal static class PinCommand
{
    /// <summary>Creates one of the two.</summary>
    /// <param name="context">The program.</param>
    /// <param name="common">The options of every command.</param>
    /// <param name="isPinned">Whether the run is to be kept.</param>
    public static Command Create(ProgramContext context, CommonOptions common, bool isPinned)
    {
        Argument<string> run = new("run") { Description = "The run's identity, the beginning of it, or 'last'." };
        Option<bool> json = CommonOptions.Json();
        Command command = new(
            isPinned ? "pin" : "unpin",
            isPinned ? "Keeps a run and its artifacts, whatever store gc removes." : "Lets store gc remove a run again.") { run, json };
        command.SetAction(parsed =>
        {
            using Store store = Store.Open(common.ExistingStorePath(parsed), context.Time);
            string reference = parsed.GetRequiredValue(run);
            (string runId, bool changed) = isPinned ? store.Labels.Pin(reference) : store.Labels.Unpin(reference);
            if (parsed.GetValue(json))
            {
                var document = new PinDocument { Run = runId, Store = store.Path, IsPinned = isPinned, HasChanged = changed };
                context.Console.Output.WriteLine(JsonSerializer.Serialize(document, MillraceJson.Readable.PinDocument));
                return ExitCodes.Success;
            }

            context.Console.Results.Line((isPinned, changed) switch
            {
                (true, true) => $"Run {runId} is kept until 'runs unpin {runId}'.",
                (true, false) => $"Run {runId} is pinned already.",
                (false, true) => $"Run {runId} is no longer pinned.",
                _ => $"Run {runId} was not pinned.",
            });
            return ExitCodes.Success;
        });
        return command;
    }
}
