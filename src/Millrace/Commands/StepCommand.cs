using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Millrace.Output;
using Millrace.Runtime;
using Millrace.Settings;

namespace Millrace.Commands;

/// <summary><c>step debug</c>: one step in process, with the inputs that a run stored.</summary>
/// <param name="context">The program.</param>
/// <param name="common">The options of every command.</param>
internal sealed class StepCommand(ProgramContext context, CommonOptions common)
{
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(100);

    private readonly Argument<string> _step = new("name")
    {
        Description = "The step's name; of one that ran for an item of a map the name with the item, as 'runs show --items' has it: parts[17].train.",
    };

    private readonly Option<string> _run = new("--run")
    {
        Description = "The run whose inputs and parameters are taken: its identity, the beginning of it, or 'last'. (default last)",
        HelpName = "run",
    };

    private readonly Option<bool> _wait = new("--wait") { Description = "Waits until a debugger is attached." };

    public Command Create()
    {
        Command debug = new("debug", "Runs one step in this process with its stored inputs, so that breakpoints hit. "
            + "Commits nothing to the store; what the step does elsewhere, such as registering a model, it really does.") { _step, _run, _wait };
        debug.SetAction(DebugAsync);
        return new Command("step", "Single steps.") { debug };
    }

    private async Task<int> DebugAsync(ParseResult parsed, CancellationToken cancellation)
    {
        using Store store = Store.Open(common.ExistingStorePath(parsed), context.Time);
        RunRecord run = store.Metadata.GetRun(parsed.GetValue(_run) ?? "last");
        PipelinePlan plan = context.Pipelines.OfRun(run);
        BoundPlan bound = Rebind(plan, run);
        BoundStep step = bound.Find(parsed.GetRequiredValue(_step));
        WarnOfEffects(step);
        if (parsed.GetValue(_wait))
            await WaitForDebuggerAsync(cancellation).ConfigureAwait(false);

        IServiceProvider services = context.Application.Services;
        IAsyncDisposable started = await context.Application.StartServicesAsync(cancellation).ConfigureAwait(false);
        await using (started.ConfigureAwait(false))
        {
            PipelineRunner runner = new(store, services, services.GetRequiredService<ILoggerFactory>(), context.Time);
            StepResult result = await runner.DebugStepAsync(
                bound, step.Name, run.Summary.RunId, new PlainProgress(context.Console.Messages, context.Time), cancellation).ConfigureAwait(false);
            return Report(run, result);
        }
    }

    // Steps get the parameters that the run recorded; the pipeline's are needed to bind the plan at all. Secrets are recorded nowhere.
    private BoundPlan Rebind(PipelinePlan plan, RunRecord run)
    {
        ConfiguredParameters configured = ConfiguredParameters.Read(plan, context.Configuration);
        ConfiguredSecrets secrets = ConfiguredSecrets.Read(plan, configured);
        foreach (ParameterRecord recorded in run.Parameters.Where(static recorded => recorded.Origin == ParameterOrigin.Override))
        {
            if (plan.Parameters.Any(parameter => parameter.Name == recorded.Name && !parameter.IsSecret))
                secrets.Pipeline[recorded.Name] = recorded.Value ?? "";
        }

        try
        {
            BoundPlan bound = PlanBinder.Bind(plan, secrets.Pipeline, secrets.Steps);
            context.Console.Secrets = bound.Secrets;
            return bound;
        }
        catch (ParameterException exception) when (BindingErrors.Explain(exception, plan, configured, secrets.Pipeline, secrets.Steps) is { } explained)
        {
            throw explained;
        }
    }

    // An artifact that has to be asked whether it is still there stands for something outside of the store.
    private void WarnOfEffects(BoundStep step)
    {
        if (step.Component.Outputs.FirstOrDefault(static output => output.Type.IsChecked) is { } effect)
        {
            context.Console.Messages.Line(
                $"Warning: step '{step.Name}' acts outside of the store, as its {effect.Type.DisplayName} stands for it. Debugging does that for real.",
                Tone.Warning);
        }
    }

    private async Task WaitForDebuggerAsync(CancellationToken cancellation)
    {
        context.Console.Messages.Line(string.Create(CultureInfo.InvariantCulture, $"Waiting for a debugger: attach it to process {Environment.ProcessId}."));
        while (!Debugger.IsAttached)
            await Task.Delay(s_poll, context.Time, cancellation).ConfigureAwait(false);
    }

    private int Report(RunRecord run, StepResult result)
    {
        if (result.Error is { } error)
        {
            context.Console.Messages.Error(
                $"step '{result.Name}' {(result.State == StepState.Blocked ? "is blocked" : "failed")}",
                error.IsExpected ? error.Message : StackTraces.Message(error.Exception),
                error.IsExpected ? [] : StackTraces.Lines(error.Exception));
        }

        foreach (Metric metric in result.Metrics)
            context.Console.Results.Line($"{metric.Name}: {Texts.Metric(metric.Value)}");
        foreach (MetricSeries series in result.Series)
        {
            context.Console.Results.Line(
                $"{series.Name}: {Texts.Metric(series.Points[0].Value)} to {Texts.Metric(series.Points[^1].Value)}  {Sparkline.Draw(series.Points)}");
        }

        context.Console.Results.Line(
            $"Step {result.Name} of run {run.Summary.RunId}: {RunTexts.State(result.State).Text} after {Texts.Duration(result.Duration)}; "
            + "nothing was committed to the store.");
        return result.State switch
        {
            StepState.Executed or StepState.Skipped => ExitCodes.Success,
            StepState.Blocked => ExitCodes.Blocked,
            StepState.Cancelled => ExitCodes.Cancelled,
            _ => ExitCodes.Failed,
        };
    }
}
