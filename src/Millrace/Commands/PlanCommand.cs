using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Millrace.Json;
using Millrace.Output;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary><c>plan</c>: what a run would do, and why.</summary>
/// <param name="context">The program.</param>
/// <param name="common">The options of every command.</param>
internal sealed class PlanCommand(ProgramContext context, CommonOptions common)
{
    private readonly RunSettings _settings = new(context);
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Create()
    {
        Command command = new("plan", "Shows what would run, what would be reused, and why. Runs nothing.");
        command.Add(_settings.Pipeline);
        _settings.AddTo(command);
        command.Add(_json);
        command.SetAction(ExecuteAsync);
        return command;
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellation)
    {
        (BoundPlan plan, RunOptions options) = _settings.Read(parsed);
        IServiceProvider services = context.Application.Services;
        using Store store = Store.OpenForReading(common.StorePath(parsed), context.Time);
        PipelineRunner runner = new(store, services, services.GetRequiredService<ILoggerFactory>(), context.Time);
        ImmutableArray<StepForecast> forecasts = await runner.PlanAsync(plan, options, cancellation).ConfigureAwait(false);

        if (parsed.GetValue(_json))
        {
            PlanDocument document = new()
            {
                Pipeline = plan.Name,
                Store = store.Path,
                Steps = [.. forecasts.Select(static step => new ForecastDocument(
                    step.Name, MillraceJson.Name(step.Outlook), step.Reason, step.LastCost is { } cost ? RunDocuments.Seconds(cost) : null))],
            };
            context.Console.Output.WriteLine(JsonSerializer.Serialize(document, MillraceJson.Readable.PlanDocument));
            return ExitCodes.Success;
        }

        Write(context.Console.Results, forecasts);
        return ExitCodes.Success;
    }

    private static void Write(ITerminal terminal, ImmutableArray<StepForecast> forecasts)
    {
        terminal.Table(new TextTable(
            ["step", "outlook", new TableColumn("last took", IsNumber: true), "reason"],
            [.. forecasts.Select(static step => ImmutableArray.Create<Cell>(
                step.Name,
                Outlook(step.Outlook),
                step.LastCost is { } cost ? Texts.Duration(cost) : "",
                new Cell(step.Reason, Tone.Muted)))]));

        StepForecast[] working = [.. forecasts.Where(static step => step.Outlook is StepOutlook.WillRun or StepOutlook.RunsUnlessUnchanged)];
        TimeSpan cost = working.Aggregate(TimeSpan.Zero, static (sum, step) => sum + (step.LastCost ?? TimeSpan.Zero));
        terminal.Line();
        string last = cost > TimeSpan.Zero ? $"; the last time they took {Texts.Duration(cost)} together" : "";
        terminal.Line(working.Length == 0
            ? "Nothing would run: every result still holds."
            : $"{Texts.Plural(working.Length, "step")} of {forecasts.Length} would run{last}.");
    }

    private static Cell Outlook(StepOutlook outlook) => outlook switch
    {
        StepOutlook.WillRun => new Cell("will run", Tone.Good),
        StepOutlook.RunsUnlessUnchanged => new Cell("runs unless input unchanged", Tone.Warning),
        StepOutlook.Reused => new Cell("reused", Tone.Muted),
        _ => new Cell("skipped", Tone.Muted),
    };
}
