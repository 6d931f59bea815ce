using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Millrace.Json;
using Millrace.Output;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary><c>run</c>: executes the pipeline, reusing what it can. Also what the program does without a command.</summary>
/// <param name="context">The program.</param>
/// <param name="common">The options of every command.</param>
internal sealed class RunCommand(ProgramContext context, CommonOptions common)
{
    /// <summary>The command's name.</summary>
    public const string Name = "run";

    private readonly RunSettings _settings = new(context);
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Create()
    {
        Command command = new(Name, "Runs the pipeline; steps whose results still hold are reused. The default command.");
        command.Add(_settings.Pipeline);
        Configure(command);
        return command;
    }

    /// <summary>
    /// Lets a command line without a command run the pipeline. A pipeline's name is none of its arguments: it would hide typing errors in commands.
    /// </summary>
    public void MakeDefault(RootCommand root) => Configure(root);

    private void Configure(Command command)
    {
        _settings.AddTo(command);
        command.Add(_json);
        command.SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellation)
    {
        (BoundPlan plan, RunOptions options) = _settings.Read(parsed);
        IServiceProvider services = context.Application.Services;
        IAsyncDisposable started = await context.Application.StartServicesAsync(cancellation).ConfigureAwait(false);
        await using (started.ConfigureAwait(false))
        {
            using Store store = Store.Open(common.StorePath(parsed), context.Time);
            PipelineRunner runner = new(store, services, services.GetRequiredService<ILoggerFactory>(), context.Time);
            IRunObserver progress = Progress();
            RunTracker tracker = new(progress, context.Time);
            bool json = parsed.GetValue(_json);
            context.Interruption.OnDeadline(() =>
            {
                if (tracker.Cancelled() is { } unfinished)
                    Report(plan, unfinished, store.Path, options.Seed, json);
            });

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
                Report(plan, result, store.Path, options.Seed, json);
            return ExitCode(result.Status);
        }
    }

    private IRunObserver Progress() => context.Console.Messages is RichTerminal rich
        ? new LiveProgress(rich, context.Time)
        : new PlainProgress(context.Console.Messages, context.Time);

    private void Report(BoundPlan plan, RunResult result, string store, ulong seed, bool json)
    {
        ITerminal messages = context.Console.Messages;
        if (!json)
            RunReport.WriteResults(context.Console.Results, result);
        RunReport.WriteErrors(messages, result);
        new RunReport(context.Name, store, plan.Plan).WriteEnd(json ? messages : context.Console.Results, result);
        if (json)
            context.Console.Output.WriteLine(JsonSerializer.Serialize(RunDocuments.Of(result, store, seed), MillraceJson.Readable.RunDocument));
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
