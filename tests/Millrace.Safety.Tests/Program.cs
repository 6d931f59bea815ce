using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Benchmarks.Metadata;
using Millrace.Runtime;
using Millrace.Safety.Tests.Work;

namespace Millrace.Safety.Tests;

/// <summary>Runs the graph of work on a store and says what happens, a line each, as soon as it does.</summary>
internal sealed class Program : IRunObserver
{
    private static readonly Stream s_output = Console.OpenStandardOutput();
    private static readonly Lock s_lock = new();

    /// <summary>The argument that makes the program one of several that use a store at once.</summary>
    public const string Traffic = "traffic";

    public static async Task<int> Main(string[] args)
    {
        if (args is [Traffic, .. string[] rest])
            return TrafficProcesses.Work(rest);
        Dictionary<string, string> options = args.Chunk(2).ToDictionary(static pair => pair[0], static pair => pair[1]);
        if (options.GetValueOrDefault("--culture") is string culture)
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = Cultures.Of(culture);
        Say("opening");
        try
        {
            if (options.TryGetValue("--sinks", out string? folder))
                return await WriteSinksAsync(options, folder).ConfigureAwait(false);
            return options.TryGetValue("--rows", out string? rows)
                ? await RowFiles.WriteAsync(options["--to"], int.Parse(rows, CultureInfo.InvariantCulture)).ConfigureAwait(false)
                : await RunAsync(options).ConfigureAwait(false);
        }
        catch (MillraceException exception)
        {
            await Console.Error.WriteLineAsync($"error: {exception.Message}").ConfigureAwait(false);
            return 2;
        }
    }

    /// <summary>The plan that the options name, in which a step hangs where they say so.</summary>
    private static BoundPlan Bind(Dictionary<string, string> options)
    {
        if (options.TryGetValue("--ingest", out string? folder))
            return IngestFiles.Bind(folder, plan => Hung(options, plan));
        return options.ContainsKey("--tables") ? TableRows.Bind(plan => Hung(options, plan)) : WorkGraph.Bind();
    }

    private static PipelinePlan Hung(Dictionary<string, string> options, PipelinePlan plan) => options.TryGetValue("--at", out string? done)
        ? WatchedPlan.Of(plan, options["--hang"], long.Parse(done, CultureInfo.InvariantCulture), Hang)
        : plan;

    private static void Hang()
    {
        Say("hanging");
        Thread.Sleep(Timeout.Infinite);
    }

    private static async Task<int> WriteSinksAsync(Dictionary<string, string> options, string folder)
    {
        var run = new SinkRun(options["--store"], folder, static () => Say("hanging"));
        RunResult result = await run.RunAsync(Hung(options, SinkPipeline.Plan), int.Parse(options["--rows"], CultureInfo.InvariantCulture), new Program())
            .ConfigureAwait(false);
        foreach (StepResult failed in result.Steps.Where(static step => step.Error is not null))
            await Console.Error.WriteLineAsync($"{failed.Name}: {failed.Error!.Exception?.GetType().Name}: {failed.Error!.Message}").ConfigureAwait(false);
        Say($"written {SinkRun.Look(folder)}");
        Say($"ended {result.Status}");
        return result.Status == RunStatus.Succeeded ? 0 : 1;
    }

    private static async Task<int> RunAsync(Dictionary<string, string> options)
    {
        using Store store = Store.Open(options["--store"], TimeProvider.System);
        var work = new WorkServices(new Journal(options["--journal"]), TimeSpan.FromMilliseconds(int.Parse(options.GetValueOrDefault("--work", "5"), CultureInfo.InvariantCulture)))
        {
            HangsIn = options.GetValueOrDefault("--hang"),
            Hangs = static () => Say("hanging"),
        };
        if (options.TryGetValue("--keeping", out string? kind))
        {
            store.Dispose();
            await KeepingWork.RunAsync(kind, options["--store"], options["--to"], work, Say).ConfigureAwait(false);
        }

        var runner = new PipelineRunner(store, work, NullLoggerFactory.Instance, TimeProvider.System);
        BoundPlan plan = Bind(options);
        RunResult result = await runner.RunAsync(plan, new RunOptions { MaxParallelism = 4 }, new Program(), CancellationToken.None).ConfigureAwait(false);
        foreach (StepRecord step in store.Metadata.GetRun(result.RunId).Steps)
            Say($"key {step.Name} {step.Key}");
        foreach (string line in WorkGraph.Digests(result))
            Say($"output {line}");
        foreach (string text in await TextResults.OfAsync(store, result).ConfigureAwait(false))
            Say($"counted {text}");
        foreach (StepResult failed in result.Steps.Where(static step => step.Error is not null))
            await Console.Error.WriteLineAsync($"{failed.Name}: {failed.Error!.Message}").ConfigureAwait(false);
        if (options.ContainsKey("--verify"))
            Say($"problems {(await store.VerifyAsync(null, CancellationToken.None).ConfigureAwait(false)).Problems.Length}");
        Say($"ended {result.Status}");
        return result.Status == RunStatus.Succeeded ? 0 : 1;
    }

    public void StepStarted(BoundStep step, string reason) => Say($"started {step.Name}");

    public void StepProgress(BoundStep step, StepProgress progress) => Say($"read {step.Name}");

    public void StepFinished(BoundStep step, StepResult result) => Say($"finished {step.Name} {result.State}");

    /// <summary>A line in one piece, so that whoever reads it has all of it or nothing. The full stop tells that it is whole.</summary>
    private static void Say(string line)
    {
        lock (s_lock)
        {
            s_output.Write(Encoding.UTF8.GetBytes($"{line} .\n"));
            s_output.Flush();
        }
    }
}
