using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Millrace.Json;
using Millrace.Output;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary><c>runs</c>: the history of runs.</summary>
/// <param name="context">The program.</param>
/// <param name="common">The options of every command.</param>
internal sealed class RunsCommand(ProgramContext context, CommonOptions common)
{
    private readonly PagingOptions _paging = new("runs", "run: the last one of the page before", "run");
    private readonly RunFilterOptions _filter = new(context.Time);
    private readonly Option<bool> _listJson = CommonOptions.Json();
    private readonly Option<bool> _showJson = CommonOptions.Json();
    private readonly Option<bool> _items = new("--items") { Description = "Lists the steps that ran for each item of a map as well." };

    private readonly Argument<string?> _run = new("run")
    {
        Description = "The run's identity, the beginning of it, or 'last'. (default last)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Command Create()
    {
        Command list = new("list", "Lists the runs in the store, newest first.") { _paging.Limit, _paging.Before, _listJson };
        _filter.AddTo(list);
        list.SetAction(List);
        Command show = new("show", "Shows all that is known of a run: steps, parameters, artifacts, metrics, curves.") { _run, _items, _showJson };
        show.SetAction(Show);
        var runs = new Command("runs", "The history of runs.")
        {
            list,
            show,
            RecordedPlanCommand.Create(context, common),
            CompareCommand.Create(context, common),
            new ResumeCommand(context, common).Create(),
            PinCommand.Create(context, common, isPinned: true),
            PinCommand.Create(context, common, isPinned: false),
            new DeleteCommand(context, common).Create(),
        };
        foreach (Command command in new LabelCommands(context, common).Create())
            runs.Add(command);
        return runs;
    }

    private int List(ParseResult parsed)
    {
        int count = _paging.Count(parsed);
        string? before = _paging.Last(parsed);
        using Store store = Store.OpenForReading(common.StorePath(parsed), context.Time);
        RunFilter filter = _filter.Read(parsed);
        ImmutableArray<RunSummary> runs = store.Metadata.ListRuns(count, before, filter);
        if (parsed.GetValue(_listJson))
        {
            context.Console.Output.WriteLine(JsonSerializer.Serialize(RunDocuments.Of(runs, store.Path), MillraceJson.Readable.RunListDocument));
            return ExitCodes.Success;
        }

        if (runs.IsEmpty)
        {
            string which = !filter.IsAll ? " of that kind" : before is null ? " yet" : " before that one";
            context.Console.Results.Line($"The store {store.Path} holds no runs{which}.");
            return ExitCodes.Success;
        }

        context.Console.Results.Table(new TextTable(
            ["run", "pipeline", "status", "started", new TableColumn("time", IsNumber: true), "steps", "metrics", "tags"],
            [.. runs.Select(static run => ImmutableArray.Create<Cell>(
                run.RunId,
                run.Pipeline,
                RunTexts.Status(run.Status),
                Texts.Instant(run.StartedAt),
                run.Duration is { } took ? Texts.Duration(took) : "",
                string.Create(CultureInfo.InvariantCulture, $"{run.Steps} ({run.Executed} executed, {run.Reused} reused)"),
                string.Join(", ", RunDocuments.Metrics(run.Metrics).Select(static metric => $"{metric.Key} {Texts.Metric(metric.Value ?? double.NaN)}")),
                string.Join(", ", run.Tags.Select(RunTexts.Tag))))]));
        return ExitCodes.Success;
    }

    private int Show(ParseResult parsed)
    {
        using Store store = Store.OpenForReading(common.StorePath(parsed), context.Time);
        bool withItems = parsed.GetValue(_items);
        RunRecord run = store.Metadata.GetRun(parsed.GetValue(_run) ?? "last", withItems);
        if (parsed.GetValue(_showJson))
            context.Console.Output.WriteLine(JsonSerializer.Serialize(RunDocuments.Of(run, withItems, store), MillraceJson.Readable.RunRecordDocument));
        else
            RunRecordReport.Write(context.Console.Results, run, store.Metadata);

        return ExitCodes.Success;
    }
}
