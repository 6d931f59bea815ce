using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Millrace.Runtime;

namespace Millrace.Benchmarks.Metadata;

/// <summary>Writers that write down runs without a pause and readers that ask without a pause, at the same time on one store.</summary>
/// <param name="path">The store's folder.</param>
/// <param name="writers">How many write.</param>
/// <param name="readers">How many read.</param>
/// <param name="kind">Who opens the store, and whether anything is written.</param>
/// <param name="seed">What readers choose runs by.</param>
internal sealed class Traffic(string path, int writers, int readers, TrafficKind kind, int seed = 0)
{
    private const int Steps = 30;
    private const int PageOfRuns = 200;   // as many as readers list at once

    private readonly ConcurrentBag<string> _runs = [];
    private readonly ConcurrentBag<TimeSpan> _reads = [];
    private readonly ConcurrentBag<TimeSpan> _writes = [];

    /// <summary>Writes and reads for a while.</summary>
    /// <param name="time">How long.</param>
    /// <exception cref="AggregateException">Somebody met an error.</exception>
    public TrafficResult Run(TimeSpan time)
    {
        using var shared = Store.Open(path, TimeProvider.System);
        var first = new HistoryWriter(shared, Steps);
        for (int number = 0; number < (kind is TrafficKind.Computing ? PageOfRuns : 1); number++)
            first.Write(number);
        foreach (string run in first.Runs)
            _runs.Add(run);
        var watch = Stopwatch.StartNew();
        Task[] all =
        [
            .. Enumerable.Range(0, writers).Select(_ => Start(shared, store => WriteOrCompute(store, () => watch.Elapsed < time))),
            .. Enumerable.Range(0, readers).Select(reader => Start(shared, store => Read(store, new Random((seed * readers) + reader), () => watch.Elapsed < time))),
        ];
        Task.WaitAll(all);
        return new TrafficResult([.. _runs], [.. _reads.Order()], [.. _writes.Order()]);
    }

    private Task Start(Store shared, Action<Store> work) => Task.Factory.StartNew(
        () =>
        {
            if (kind != TrafficKind.Apart)
            {
                work(shared);
                return;
            }

            using var own = Store.Open(path, TimeProvider.System);
            work(own);
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    private void WriteOrCompute(Store store, Func<bool> goesOn)
    {
        if (kind is TrafficKind.Computing)
        {
            while (goesOn())
                Thread.SpinWait(1_000);
            return;
        }

        var writer = new HistoryWriter(store, Steps);
        for (int number = 0; goesOn(); number++)
        {
            long started = Stopwatch.GetTimestamp();
            writer.Write(number);
            _writes.Add(Stopwatch.GetElapsedTime(started));
            _runs.Add(writer.Runs[^1]);
        }
    }

    private void Read(Store store, Random random, Func<bool> goesOn)
    {
        while (goesOn())
        {
            ImmutableArray<RunSummary> runs = Timed(() => store.Metadata.ListRuns());
            string run = runs[random.Next(runs.Length)].RunId;
            RunRecord record = Timed(() => store.Metadata.GetRun(run));
            if (record.Steps.Length != Steps || record.Steps.Any(static step => step.State is StepState.Executed && step.Outputs.Length != 1))
                throw new InvalidOperationException($"Run {run} is seen with {record.Steps.Length} steps, or with steps that have a part of their results.");
            ArtifactRecord? made = record.Steps[0].Outputs.FirstOrDefault()?.Artifact;
            if (made is not null && Timed(() => store.Metadata.PlaceOf(made)) is null)
                throw new InvalidOperationException($"The first result of run {run} has no place.");
        }
    }

    private T Timed<T>(Func<T> ask)
    {
        long started = Stopwatch.GetTimestamp();
        T answer = ask();
        _reads.Add(Stopwatch.GetElapsedTime(started));
        return answer;
    }
}
