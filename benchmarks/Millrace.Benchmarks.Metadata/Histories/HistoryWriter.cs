using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Millrace.Runtime;

namespace Millrace.Benchmarks.Metadata;

/// <summary>
/// Writes down runs that never were, the way that runs write themselves down: pipelines of steps each of which takes the results of the two before it. In three
/// of four runs the first third of the steps is reused from the run before.
/// </summary>
/// <param name="store">Where they are written.</param>
/// <param name="steps">How many steps a run has.</param>
internal sealed class HistoryWriter(Store store, int steps)
{
    private const int Pipelines = 5;
    private const int ReusedRuns = 4;

    private readonly BoundPlan[] _plans = [.. Enumerable.Range(0, Pipelines).Select(pipeline => HistoryPlan.Of(pipeline, steps))];
    private readonly CacheHit?[,] _last = new CacheHit?[Pipelines, steps];

    /// <summary>The identities of the runs, in the order in which they began.</summary>
    public List<string> Runs { get; } = [];

    /// <summary>Writes a run down.</summary>
    /// <param name="number">Its number, from 0.</param>
    public void Write(int number)
    {
        int pipeline = number % Pipelines;
        BoundPlan plan = _plans[pipeline];
        RunTicket run = store.Runs.BeginRun(plan, OptionsOf(number), store.Owner.Id, new FoundResults([], [], []))!;
        Runs.Add(run.RunId);
        store.Commits.RunAsync(() => WriteSteps(number, pipeline, run)).GetAwaiter().GetResult();
        store.Runs.EndRun(run.Number, number % 20 == 7 ? RunStatus.Failed : RunStatus.Succeeded, TimeSpan.FromSeconds(number % 100));
    }

    private static RunOptions OptionsOf(int number) => new()
    {
        Tags = number % 10 == 0
            ? ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("candidate", (number % 3).ToString(CultureInfo.InvariantCulture))])
            : ImmutableSortedDictionary<string, string>.Empty,
    };

    private bool WriteSteps(int number, int pipeline, RunTicket run)
    {
        var outputs = new OutputRecord[steps];
        for (int step = 0; step < steps; step++)
        {
            bool isReused = number / Pipelines % ReusedRuns != 0 && step < steps / 3 && _last[pipeline, step] is not null;
            CacheHit result = isReused ? Reuse(run.Steps[step], _last[pipeline, step]!) : Execute(number, run, step, outputs);
            _last[pipeline, step] = result;
            outputs[step] = result.Outputs[0];
        }

        return true;
    }

    private CacheHit Reuse(long step, CacheHit hit)
    {
        store.Steps.Reuse(step, StepState.Reused, StepCause.None, hit, KeyOf(hit.Key), "unchanged", [], []);
        return hit;
    }

    private CacheHit Execute(int number, RunTicket run, int step, OutputRecord[] outputs)
    {
        StepKey key = KeyOf(string.Create(CultureInfo.InvariantCulture, $"{number} {step}"));
        ImmutableArray<StepInput> inputs = [.. Enumerable.Range(Math.Max(0, step - 2), Math.Min(2, step)).Select((need, i) => Input(need, i, outputs[need]))];
        var start = new StepStart(run.Steps[step], key, key.Text, "parameter share changed", inputs, null, store.Time.GetUtcNow())
        {
            Sources = step == 0 ? [new StepSource("path", null, new SourceFile($"/data/{number % 200}.csv", DigestOf($"file {number / 3}"), 1000))] : [],
        };
        var output = new OutputRecord("output", new ArtifactRecord
        {
            Digest = DigestOf(key.Digest),
            Kind = step == steps - 1 ? "model" : "dataset",
            Type = step == steps - 1 ? "Millrace.Model" : "Millrace.Dataset",
            DisplayType = step == steps - 1 ? "Model<Features>" : "Dataset<Trip>",
            Bytes = 1000,
            Files = 2,
            Rows = number,
        });
        ImmutableArray<Metric> metrics = step == steps - 1
            ? [new Metric("", "auc", (number % 1000) / 1000.0, IsHeadline: true), new Metric("", "loss", 0.5, IsHeadline: false)]
            : [new Metric("", "rows", number, IsHeadline: false)];
        store.Steps.Commit(new StepCommit
        {
            Start = start,
            Fence = StepStart.Fence,
            Outputs = [output],
            Metrics = metrics,
            Series = step == steps - 1 ? [new MetricSeries("train-loss", [.. Enumerable.Range(1, 10).Select(static point => new SeriesPoint(point, 1.0 / point))])] : [],
            Duration = TimeSpan.FromMilliseconds(1),
            IsReusable = true,
            Log = null,
        });
        return new CacheHit(run.Steps[step], run.RunId, key.Digest, [output], metrics, []);
    }

    private static StepInput Input(int need, int position, OutputRecord output) =>
        new(position, new InputRecord($"in-{position}", 0, HistoryPlan.NameOf(need), "output", null, output.Artifact), new PlanSource(need, 0))
        {
            Type = HistoryPlan.ArtifactType,
        };

    private static StepKey KeyOf(string text) =>
        new([new KeyPart(KeyPartKind.Component, "", "Make"), new KeyPart(KeyPartKind.Parameter, "share", text), new KeyPart(KeyPartKind.Code, "", "code")]);

    private static string DigestOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
