namespace Millrace.Runtime.Tests.Contract;

/// <summary>Results that stand for steps of later runs (<see cref="IStepWriter.Reuse"/>, <see cref="ICacheQueries"/>).</summary>
public abstract class ReuseBehaviour : MetadataSuite
{
    private protected ReuseBehaviour(IMetadataFactory factory)
        : base(factory)
    {
    }

    [Fact]
    public async Task A_result_stands_for_its_key_and_for_steps_of_later_runs()
    {
        RunTicket first = Write.Begin("trips", ["train"]);
        CacheHit made = Write.Execute(first, 0, "model", ("auc", 0.75));
        Write.Finish(first);
        Assert.Equal((made.Step, first.RunId), (Store.Cache.Find(made.Key)!.Step, Store.Cache.Find(made.Key)!.RunId));
        Assert.Equal(made.Step, (await Store.Cache.IndexOfAsync("trips")).Find(made.Key)!.Step);
        Assert.Null((await Store.Cache.IndexOfAsync("others")).Find(made.Key));

        RunTicket second = Write.Begin("trips", ["train"]);
        Assert.True(Write.Reuse(second, 0, made));
        StepRecord reused = Step(second, 0);
        Assert.Equal((StepState.Reused, first.RunId, 0.75), (reused.State, reused.ReusedFrom, reused.Metrics.Single().Value));
        Assert.Equal(made.Step, Store.Cache.Latest("trips", "train")!.Step);
        Assert.Equal($"{second.RunId}/train/output", Store.ArtifactQueries.PlaceOf(Written.Artifact("model")));
    }

    [Theory]
    [InlineData(StepState.Reused, true)]
    [InlineData(StepState.Skipped, true)]
    [InlineData(StepState.Skipped, false)]
    public void A_result_whose_step_somebody_removed_comes_with_what_it_was_made_of_where_that_is_known(StepState state, bool isOfKey)
    {
        RunTicket run = Write.Begin("trips", ["read", "train"]);
        CacheHit read = Write.Execute(run, 0, "data");
        StepStart start = Write.Start(run.Steps[1], ("read", read.Outputs[0]));
        var gone = new CacheHit(1_000_000, "gone", start.Key.Digest, [new OutputRecord("output", Written.Artifact("model"))], [], []);
        StepSource file = new("path", null, new SourceFile("/data/a.csv", new string('a', 64), 3));
        StepKey key = isOfKey ? start.Key : Written.Key("another");
        Assert.True(Write.Do(() => Store.Steps.Reuse(run.Steps[1], state, StepCause.None, gone, key, "unchanged", start.Inputs, [file])));

        StepRecord step = Step(run, 1);
        Assert.Equal((state, Written.Artifact("model")), (step.State, step.Outputs.Single().Artifact));
        Assert.Equal(isOfKey ? ["read"] : [], step.Inputs.Select(static input => input.FromStep));
        Assert.Equal(isOfKey ? ["/data/a.csv"] : [], step.Sources.Select(static source => source.Path));
    }

    [Fact]
    public void What_a_reused_step_took_elsewhere_is_its_own()
    {
        RunTicket first = Write.Begin("trips", ["read"]), same = Write.Begin("trips", ["read"]), moved = Write.Begin("trips", ["read"]);
        CacheHit made = Write.Execute(first, 0, Written.Artifact("table"), [], Written.File("/a.csv", "rows"));
        Assert.True(Write.Reuse(same, 0, made, StepState.Reused, new StepSource("path", null, Written.File("/a.csv", "rows"))));
        Assert.True(Write.Reuse(moved, 0, made, StepState.Reused, new StepSource("path", null, Written.File("/b.csv", "rows"))));
        Assert.Equal(["/a.csv", "/a.csv", "/b.csv"], new[] { first, same, moved }.Select(run => Step(run, 0).Sources.Single().Path));
        Assert.Equal(["/a.csv", "/b.csv"], Store.Versions.FilesOf(Written.Digest("rows")).Values.Select(static file => file.Path).Order());
    }

    [Fact]
    public async Task A_series_comes_out_by_name_and_position_with_its_gaps()
    {
        RunTicket run = Write.Begin("trips", ["train"]), next = Write.Begin("trips", ["train"]);
        MetricSeries[] series =
        [
            new("gain", [new SeriesPoint(7, double.NegativeInfinity)]), new("loss", [new SeriesPoint(1, 0.5), new SeriesPoint(2, double.NaN), new SeriesPoint(10, 0.25)]),
        ];
        CacheHit made = Write.Commit(run, Written.End(Write.Start(run.Steps[0]), "model", 1, ("auc", 0.5)) with { Series = [.. series] });
        ReuseIndex index = await Store.Cache.IndexOfAsync("trips");
        Assert.Null(index.Find(made.Key));
        Write.Do(() => Store.Steps.Reuse(next.Steps[0], StepState.Reused, StepCause.None, made, new StepKey([.. Store.Cache.Parts(made)]), "unchanged", [], []));
        index = await Store.Cache.IndexOfAsync("trips");
        string[] expected = [.. series.Select(Text)];
        Assert.All(
            new[] { Step(run, 0).Series, Step(next, 0).Series, Store.Cache.Find(made.Key)!.Series, Store.Cache.Latest("trips", "train")!.Series, index.Find(made.Key)!.Series },
            found => Assert.Equal(expected, found.Select(Text)));
        Assert.Equal(["auc"], Step(next, 0).Metrics.Select(static metric => metric.Name));
    }

    private static string Text(MetricSeries series) =>
        FormattableString.Invariant($"{series.Name} {string.Join(' ', series.Points.Select(static point => FormattableString.Invariant($"{point.Position}:{point.Value}")))}");
}
