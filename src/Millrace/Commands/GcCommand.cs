using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Millrace.Json;
using Millrace.Output;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary><c>store gc</c>: removes runs that are not kept, and what only they need.</summary>
/// <param name="context">The program.</param>
/// <param name="common">The options of every command.</param>
internal sealed class GcCommand(ProgramContext context, CommonOptions common)
{
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Removes nothing, and says what would be removed." };
    private readonly Option<string> _keep = new("--keep")
    {
        Description = "Keeps the last runs of each pipeline. (default 10, where --keep-days is not given)",
        HelpName = "whole number",
    };
    private readonly Option<string> _days = new("--keep-days")
    {
        Description = "Keeps the runs of the last days. (default 30, where --keep is not given)",
        HelpName = "whole number",
    };

    private readonly Option<string[]> _tags = new("--keep-tag")
    {
        Description = "Keeps the runs that have this tag, with this value where one is given, besides those that are kept otherwise. Repeatable.",
        HelpName = TagOption.Form,
    };

    public Command Create()
    {
        Command gc = new("gc", "Removes old runs, their logs, and the contents that nothing kept needs. Kept in any case are runs that go on, pinned ones "
            + "(runs pin), the last of each pipeline that succeeded, results that kept runs reuse, runs whose registered model is still there, and runs "
            + "whose other effect outside is still there and the newest of its step.") { _keep, _days, _tags, _dryRun, _json };
        gc.SetAction(ExecuteAsync);
        return gc;
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellation)
    {
        StoreRetention retention = Retention(parsed);
        bool isDryRun = parsed.GetValue(_dryRun);
        using Store store = Store.Open(common.ExistingStorePath(parsed), context.Time);
        StoreCollection found = await store.CollectAsync(
            retention, CheckedTypes.Of(context), context.Application.Services, isDryRun, cancellation).ConfigureAwait(false);
        if (parsed.GetValue(_json))
        {
            var document = new StoreCollectionDocument
            {
                Store = store.Path,
                IsDryRun = isDryRun,
                Runs = [.. found.Runs.Select(static run => run.RunId)],
                KeptRuns = found.KeptRuns,
                Contents = found.Contents,
                Bytes = found.Bytes,
                WasInUse = found.WasInUse,
            };
            context.Console.Output.WriteLine(JsonSerializer.Serialize(document, MillraceJson.Readable.StoreCollectionDocument));
        }
        else
        {
            Write(context.Console.Results, found, isDryRun);
        }

        return ExitCodes.Success;
    }

    private StoreRetention Retention(ParseResult parsed)
    {
        int? runs = Number(parsed, _keep), days = Number(parsed, _days);
        StoreRetention retention = runs is null && days is null ? StoreRetention.Default : new StoreRetention
        {
            Runs = runs,
            Age = days is int count ? TimeSpan.FromDays(count) : null,
        };
        return retention with { Tags = [.. (parsed.GetValue(_tags) ?? []).Select(TagOption.ReadCondition)] };
    }

    private static int? Number(ParseResult parsed, Option<string> option)
    {
        if (parsed.GetValue(option) is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value is >= 1 and <= 1_000_000
            ? value
            : throw new UsageException($"'{text}' is not a value for '{option.Name}': expected a whole number from 1.");
    }

    private static void Write(ITerminal terminal, StoreCollection found, bool isDryRun)
    {
        if (!found.Runs.IsEmpty)
        {
            terminal.Table(new TextTable(
                ["run", "pipeline", "status", "started"],
                [
                    .. found.Runs.Select(
                        static run => ImmutableArray.Create<Cell>(run.RunId, run.Pipeline, RunTexts.Status(run.Status), Texts.Instant(run.StartedAt))),
                ]));
            terminal.Line();
        }

        string removed = $"{Texts.Plural(found.Runs.Length, "run")} and {Texts.Plural(found.Contents, "content")} ({Texts.Bytes(found.Bytes)})";
        terminal.Line(
            $"{(isDryRun ? "Would remove" : "Removed")} {removed}; {Texts.Plural(found.KeptRuns, "run")} {(found.KeptRuns == 1 ? "stays" : "stay")}.");
        if (found.WasInUse)
            terminal.Line("Other programs use the store: results that they may reuse stay. Collect again when they have ended.", Tone.Muted);
    }
}
