using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Millrace.Json;
using Millrace.Output;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary>Runs a plan with progress and a report at the end: what <c>run</c> and <c>runs resume</c> have in common.</summary>
/// <param name="context">The program.</param>
internal sealed class RunPerformer(ProgramContext context)
{
    /// <summary>Runs.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="path">The store's folder.</param>
    /// <param name="json">Whether the report is JSON.</param>
    /// <param name="cancellation">Ends the run early.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(BoundPlan plan, RunOptions options, string path, bool json, CancellationToken cancellation)
    {
        IServiceProvider services = context.Application.Services;
        IAsyncDisposable started = await context.Application.StartServicesAsync(cancellation).ConfigureAwait(false);
        await using (started.ConfigureAwait(false))
        {
            using Store store = Store.Open(path, context.Time);
            PipelineRunner runner = new(store, services, services.GetRequiredService<ILoggerFactory>(), context.Time);
            IRunObserver progress = Progress();
            RunTracker tracker = new(progress, context.Time, store.FindLog);
            context.Interruption.Watch(new InterruptibleRun(tracker, progress, options, unfinished => Report(plan, unfinished, store, options, json)));

            RunResult result;
            try
            {
                result = await runner.RunAsync(plan, options, tracker, cancellation).ConfigureAwait(false);
            }
            finally
            {
                if (progress is IAsyncDisposable drawing)
                    await drawing.DisposeAsync().ConfigureAwait(false);
            }

            if (context.Interruption.TryConclude())
                Report(plan, result, store, options, json);
            return ExitCode(result.Status);
        }
    }

    private IRunObserver Progress() => context.Console.Messages is RichTerminal rich
        ? new LiveProgress(rich, context.Time)
        : new PlainProgress(context.Console.Messages, context.Time);

    private void Report(BoundPlan plan, RunResult result, Store store, RunOptions options, bool json)
    {
        ITerminal messages = context.Console.Messages;
        if (!json)
            RunReport.WriteResults(context.Console.Results, result);
        RunReport.WriteErrors(messages, result);
        new RunReport(context.Name, store.Path, plan.Plan, store.FindFolder).WriteEnd(json ? messages : context.Console.Results, result);
        if (json)
            context.Console.Output.WriteLine(JsonSerializer.Serialize(RunDocuments.Of(result, store.Path, options), MillraceJson.Readable.RunDocument));
        context.Console.Flush();
    }

    private static int ExitCode(RunStatus status) => status switch
    {
        RunStatus.Succeeded => ExitCodes.Success,
        RunStatus.Blocked => ExitCodes.Blocked,
        RunStatus.Cancelled => ExitCodes.Cancelled,
        _ => ExitCodes.Failed,
    };
}
