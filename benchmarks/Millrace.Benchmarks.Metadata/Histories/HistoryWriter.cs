using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Millrace.Runtime;

namespace Millrace.Benchmarks.Metadata;

/// <summary>
/// Writes down runs that never were, the way that runs write themselves down: pipelines of steps each of which takes the results of the three before it, with
/// plans, origins and schemas. In three of four runs the first sixth of the steps is reused from the run before; one run of a few hundred has a map.
/// </summary>
/// <param name="store">Where they are written.</param>
/// <param name="steps">How many steps a run has.</param>
internal sealed class HistoryWriter(Store store, int steps)
{
    private const int Pipelines = 5;
    private const int ReusedRuns = 4;
    private const int ReusedShare = 6;
    private const int RunsOfMap = 250;
    private const int Items = 100;

    private static readonly string s_collection = typeof(Collection<Value<ulong>>).ToString();

    private readonly BoundPlan[] _plans = [.. Enumerable.Range(0, Pipelines).Select(pipeline => HistoryPlan.Of(pipeline, steps))];
    private readonly ArtifactSchema[] _schemas = [.. Enumerable.Range(0, Pipelines).Select(HistoryPaper.SchemaOf)];
    private readonly (string Digest, string Document)[] _planTexts =
        [.. Enumerable.Range(0, Pipelines).Select(pipeline => PlanText.Of(HistoryPlan.Of(pipeline, steps).Plan))];

    private readonly Lazy<BoundPlan> _items = new(() => HistoryPlan.Items(steps / 2, Items));
    private readonly CacheHit?[,] _last = new CacheHit?[Pipelines, steps];

    /// <summary>The identities of the runs, in the order in which they began.</summary>
    public List<string> Runs { get; } = [];

    /// <summary>Writes a run down.</summary>
    /// <param name="number">Its number, from 0.</param>
    public void Write(int number)
    {
        int pipeline = number % Pipelines;
        BoundPlan plan = _plans[pipeline];
        RunTicket run = store.Runs.BeginRun(plan, HistoryPaper.OptionsOf(number), store.Owner.Id, new FoundResults([], [], []))!;
        Runs.Add(run.RunId);
        store.Commits.RunAsync(() => WriteSteps(number, pipeline, run)).GetAwaiter().GetResult();
        store.Runs.EndRun(run.Number, number % 20 == 7 ? RunStatus.Failed : RunStatus.Succeeded, TimeSpan.FromSeconds(number % 100));
    }

    private bool WriteSteps(int number, int pipeline, RunTicket run)
    {
        store.Runs.AddOrigin(run.Number, _plans[pipeline].Name, _planTexts[pipeline], HistoryPaper.OriginOf(number));
        var outputs = new OutputRecord[steps];
        for (int step = 0; step < steps; step++)
        {
            if (number % RunsOfMap == 0 && step == steps / 2)
            {
                outputs[step] = Map(number, pipeline, run, step, outputs);
                continue;
            }

            bool isReused = number / Pipelines % ReusedRuns != 0 && step < steps / ReusedShare && _last[pipeline, step] is not null;
            CacheHit result = isReused
                ? Reuse(run.Steps[step], _last[pipeline, step]!)
                : Execute(new HistoryStep(number, pipeline, step, run), run.Steps[step], 0, InputsOf(step, outputs));
            _last[pipeline, step] = result;
            outputs[step] = result.Outputs[0];
        }

        return true;
    }

    /// <summary>A step that takes each item by itself, and the collection that comes of it.</summary>
    private OutputRecord Map(int number, int pipeline, RunTicket run, int step, OutputRecord[] outputs)
    {
        ImmutableArray<StepInput> inputs = InputsOf(step, outputs);
        store.Steps.Open(run.Steps[step], inputs);
        var items = ImmutableArray.CreateBuilder<ArtifactRecord>(Items);
        for (int item = 0; item < Items; item++)
        {
            long each = store.Steps.Add(run.Number, steps + item, _plans[pipeline].Name, _items.Value.Steps[item], run.Steps[step])!.Value;
            items.Add(Execute(new HistoryStep(number, pipeline, step, run), each, item + 1, inputs[..1]).Outputs[0].Artifact);
        }

        var output = new OutputRecord("output", new ArtifactRecord
        {
            Digest = DigestOf(string.Create(CultureInfo.InvariantCulture, $"items of {number}")),
            Kind = "collection",
            Type = s_collection,
            DisplayType = "Collection<Dataset<Trip>>",
            Bytes = 1000 * Items,
            Files = 2 * Items,
            Rows = Items,
            Items = items.MoveToImmutable(),
        });
        var end = new StepEnd
        {
            Step = run.Steps[step],
            State = StepState.Executed,
            Cause = StepCause.None,
            Reason = "",
            Duration = TimeSpan.FromMilliseconds(Items),
        };
        store.Steps.Close(end, [output]);
        return output;
    }

    private CacheHit Reuse(long step, CacheHit hit)
    {
        store.Steps.Reuse(step, StepState.Reused, StepCause.None, hit, KeyOf(hit.Key), "unchanged", [], []);
        return hit;
    }

    private CacheHit Execute(HistoryStep made, long id, int item, ImmutableArray<StepInput> inputs)
    {
        (int number, int pipeline, int step, RunTicket run) = made;
        StepKey key = KeyOf(string.Create(CultureInfo.InvariantCulture, $"{number} {step} {item}"));
        var start = new StepStart(id, key, key.Text, "parameter share changed", inputs, null, store.Time.GetUtcNow())
        {
            Sources = step == 0 ? [new StepSource("path", null, new SourceFile($"/data/{number % 200}.csv", DigestOf($"file {number / 3}"), 1000))] : [],
        };
        ArtifactSchema? schema = step == steps - 1 ? null : _schemas[pipeline];
        var output = new OutputRecord("output", new ArtifactRecord
        {
            Digest = DigestOf(key.Digest),
            Kind = step == steps - 1 ? "model" : "dataset",
            Type = step == steps - 1 ? "Millrace.Model" : "Millrace.Dataset",
            DisplayType = step == steps - 1 ? "Model<Features>" : "Dataset<Trip>",
            Bytes = 1000,
            Files = 2,
            Rows = number,
            Table = schema,
            Schema = schema?.Digest,
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
        return new CacheHit(id, run.RunId, key.Digest, [output], metrics, []);
    }

    private static ImmutableArray<StepInput> InputsOf(int step, OutputRecord[] outputs)
    {
        int count = Math.Min(HistoryPlan.Inputs, step);
        return [.. Enumerable.Range(step - count, count).Select((need, i) => Input(need, i, outputs[need]))];
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
