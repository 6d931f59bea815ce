using System.CommandLine;
using System.Text.Json;
using Millrace.Json;
using Millrace.Output;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary><c>runs delete</c>: removes runs that somebody names.</summary>
/// <param name="context">The program.</param>
/// <param name="common">The options of every command.</param>
internal sealed class DeleteCommand(ProgramContext context, CommonOptions common)
{
    private readonly Argument<string[]> _runs = new("runs")
    {
        Description = "The runs: their identities, the beginnings of them, or 'last'.",
        HelpName = "run",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _force = new("--force") { Description = "Deletes runs as well that are pinned, or registered a model that is still there." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Deletes nothing, and says what would be deleted." };
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Create()
    {
        Command delete = new("delete", "Deletes runs with all that is recorded of them, their logs, and the contents that only they need, without asking. "
            + "Results that other runs reuse stay. Nothing is deleted where one of the runs goes on, is pinned, or registered a model that is still there.")
            { _runs, _force, _dryRun, _json };
        delete.SetAction(ExecuteAsync);
        return delete;
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellation)
    {
        bool isDryRun = parsed.GetValue(_dryRun);
        using Store store = Store.Open(common.ExistingStorePath(parsed), context.Time);
        RunDeletion found = await store.DeleteRunsAsync(
            parsed.GetRequiredValue(_runs), parsed.GetValue(_force), CheckedTypes.Of(context), context.Application.Services, isDryRun, cancellation)
            .ConfigureAwait(false);
        if (parsed.GetValue(_json))
        {
            var document = new RunDeletionDocument
            {
                Store = store.Path,
                IsDryRun = isDryRun,
                Runs = found.Runs,
                Lending = found.Lending,
                Contents = found.Contents,
                Bytes = found.Bytes,
                WasInUse = found.WasInUse,
            };
            context.Console.Output.WriteLine(JsonSerializer.Serialize(document, MillraceJson.Readable.RunDeletionDocument));
        }
        else
        {
            Write(context.Console.Results, found, isDryRun);
        }

        return ExitCodes.Success;
    }

    private static void Write(ITerminal terminal, RunDeletion found, bool isDryRun)
    {
        foreach (string run in found.Runs)
            terminal.Line($"{(isDryRun ? "Would delete" : "Deleted")} run {run}.");
        terminal.Line($"{(isDryRun ? "Would free" : "Freed")} {Texts.Plural(found.Contents, "content")} ({Texts.Bytes(found.Bytes)}).");
        foreach (string run in found.Lending)
            terminal.Line($"Other runs reuse results of run {run}: these stay until store gc finds that nothing reuses them any more.", Tone.Muted);
        if (found.WasInUse)
            terminal.Line("Other programs use the store: results that they may reuse stay until store gc runs after their end.", Tone.Muted);
    }
}
