using Microsoft.Extensions.Time.Testing;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class MetadataTests : IDisposable
{
    private static readonly Dictionary<string, string> s_none = [];

    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_run_is_found_by_identity_prefix_and_last()
    {
        Assert.Equal(
            $"There is no last run: the store {_test.StoreFolder} holds no runs yet.",
            Assert.Throws<MillraceException>(() => _test.Store.Metadata.ResolveRun("last")).Message);
        string first = (await _test.RunAsync(Plan(Step("a", Constant("a"))))).RunId, second = (await _test.RunAsync(Plan(Step("a", Constant("a"))))).RunId;

        Assert.Matches("^[0-9]{8}-[0-9]{6}-[0-9a-f]{6}$", first);
        Assert.Equal(second, _test.Store.Metadata.ResolveRun("last"));
        Assert.Equal(first, _test.Store.Metadata.ResolveRun(first));
        Assert.Equal(first, _test.Store.Metadata.ResolveRun(first[..^1]) is string found && found == first ? first : Ambiguous(first, second));
        Assert.StartsWith("There is no run 'x'", Assert.Throws<MillraceException>(() => _test.Store.Metadata.ResolveRun("x")).Message);
        Assert.StartsWith("There is no run '%'", Assert.Throws<MillraceException>(() => _test.Store.Metadata.ResolveRun("%")).Message);
        Assert.StartsWith("There is no run ''", Assert.Throws<MillraceException>(() => _test.Store.Metadata.ResolveRun("")).Message);
        Assert.StartsWith("'2' may be any of several runs: ", Assert.Throws<MillraceException>(() => _test.Store.Metadata.ResolveRun("2")).Message);
    }

    [Fact]
    public async Task Runs_are_listed_newest_first_a_page_at_a_time()
    {
        var ids = new List<string>();
        for (int i = 0; i < 5; i++)
            ids.Add((await _test.RunAsync(Plan(i == 2 ? "other" : "test", [], Step("a", Constant("a"))))).RunId);
        ids.Reverse();

        Assert.Equal(ids.Take(2), _test.Store.Metadata.ListRuns(2).Select(static run => run.RunId));
        Assert.Equal(ids.Skip(2).Take(2), _test.Store.Metadata.ListRuns(2, before: ids[1]).Select(static run => run.RunId));
        Assert.Equal(ids.Skip(4), _test.Store.Metadata.ListRuns(2, before: ids[3]).Select(static run => run.RunId));
        Assert.Equal([ids[2]], _test.Store.Metadata.ListRuns(filter: new RunFilter { Pipeline = "other" }).Select(static run => run.RunId));
        Assert.Equal(
            (1, 0, 1), (_test.Store.Metadata.ListRuns()[0].Steps, _test.Store.Metadata.ListRuns()[0].Executed, _test.Store.Metadata.ListRuns()[0].Reused));
    }

    [Fact]
    public async Task All_of_a_run_is_recorded()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 18, 51, 4, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(10) };
        string folder = Path.Combine(_test.Folder, "timed");
        using Store store = Store.Open(folder, time);
        PipelinePlan plan = Plan(
            "taxi",
            [Parameter("source", "trips.csv")],
            Step("first", Constant("a"), [new PlanArgument(0, "Source", static values => ((IReadOnlyList<object?>)values)[0])]),
            Step("join", Join(), new PlanInput([new(0, 0), new(0, 0, static text => text, "AsOpen")])));
        BoundPlan bound = PlanBinder.Bind(plan, s_none, new Dictionary<string, string> { ["join.separator"] = "-" });
        var runner = new PipelineRunner(store, _test, _test.Loggers, time);
        RunResult result = await runner.RunAsync(bound, new RunOptions { Seed = ulong.MaxValue }, IRunObserver.None, CancellationToken.None);
        RunResult again = await runner.RunAsync(bound, new RunOptions { Seed = ulong.MaxValue }, IRunObserver.None, CancellationToken.None);

        RunRecord run = store.Metadata.GetRun(result.RunId);

        Assert.StartsWith("20261123-185104-", result.RunId);
        Assert.Equal(
            (ulong.MaxValue, "taxi", RunStatus.Succeeded, result.Duration),
            (run.Summary.Seed, run.Summary.Pipeline, run.Summary.Status, run.Summary.Duration!.Value));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 18, 51, 4, TimeSpan.Zero), run.Summary.StartedAt, TimeSpan.FromSeconds(1));
        Assert.Equal([new ParameterRecord("source", "trips.csv", ParameterOrigin.Default)], run.Parameters.ToArray());
        Assert.Equal([new ParameterRecord("text", "trips.csv", ParameterOrigin.Pipeline)], run.Steps[0].Parameters.ToArray());
        Assert.Equal([new ParameterRecord("separator", "-", ParameterOrigin.Override)], run.Steps[1].Parameters.ToArray());
        Assert.Equal(
            (StepState.Executed, 1, "first run", result.Steps[1].Duration),
            (run.Steps[1].State, run.Steps[1].Attempt, run.Steps[1].Reason, run.Steps[1].Duration!.Value));
        ArtifactRecord artifact = run.Steps[0].Outputs[0].Artifact;
        Assert.Equal(
            [new InputRecord("parts", 0, "first", "output", null, artifact), new InputRecord("parts", 1, "first", "output", "AsOpen", artifact)],
            run.Steps[1].Inputs.ToArray());
        Assert.Equal(
            ("text", "Millrace.Runtime.Tests.Text", "Text", 9L, 1, 1L),
            (artifact.Kind, artifact.Type, artifact.DisplayType, artifact.Bytes, artifact.Files, artifact.Rows!.Value));
        Assert.Equal(64, run.Steps[1].Key!.Length);

        StepRecord reused = store.Metadata.GetRun(again.RunId).Steps[1];
        Assert.Equal((StepState.Reused, 0, result.RunId), (reused.State, reused.Attempt, reused.ReusedFrom));
        Assert.Equal(run.Steps[1].Inputs.ToArray(), reused.Inputs.ToArray());
        Assert.Equal(run.Steps[1].Outputs.ToArray(), reused.Outputs.ToArray());
    }

    [Fact]
    public async Task Artifacts_are_found_by_place_and_digest()
    {
        RunResult run = await _test.RunAsync(Plan(
            Step("split", Of("split", call =>
            {
                call.Output(0, new Text("train"));
                call.Output(1, new Text("test"));
                return ValueTask.CompletedTask;
            }, outputs: [new OutputInfo("train", ArtifactType.Of<Text>()), new OutputInfo("test", ArtifactType.Of<Text>())])),
            Step("one", Constant("a"))));
        Metadata metadata = _test.Store.Metadata;
        ArtifactRecord test = run.Step("split").Outputs[1].Artifact;

        Assert.Equal(test, metadata.ResolveArtifact("last/split/test"));
        Assert.Equal(test, metadata.ResolveArtifact($"{run.RunId}/split/test"));
        Assert.Equal(test, metadata.ResolveArtifact(test.Digest));
        Assert.Equal(test, metadata.ResolveArtifact(test.Digest[..8].ToUpperInvariant()));
        Assert.Equal("a", await _test.ReadAsync("last/one"));
        Assert.Equal($"Run {run.RunId} has no step 'splt'. Did you mean 'split'?", Message("last/splt/test"));
        Assert.Equal($"Step 'split' of run {run.RunId} has no output 'tset'. Did you mean 'test'?", Message("last/split/tset"));
        Assert.Equal($"Step 'split' of run {run.RunId} has several outputs: train, test. Write {run.RunId}/split/OUTPUT.", Message("last/split"));
        Assert.StartsWith("'abc' names no artifact", Message("abc"));
        Assert.StartsWith("'a/b/c/d' names no artifact", Message("a/b/c/d"));
        Assert.EndsWith("has a digest that begins with '00000000'.", Message("00000000"));

        string Message(string reference) => Assert.Throws<MillraceException>(() => metadata.ResolveArtifact(reference)).Message;
    }

    /// <summary>Two runs of one second may share all but the last digits.</summary>
    private static string Ambiguous(string first, string second) => first[..^1] == second[..^1] ? first : "another run";
}
