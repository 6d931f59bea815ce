using System.Collections.Immutable;

namespace Millrace.Runtime.Tests.Contract;

/// <summary>Whole histories (<see cref="IHistoryQueries"/>).</summary>
public abstract class HistoryBehaviour : MetadataSuite
{
    private protected HistoryBehaviour(IMetadataFactory factory)
        : base(factory)
    {
    }

    [Fact]
    public void Runs_come_oldest_first_a_page_at_a_time()
    {
        var runs = new List<(RunTicket Run, string Pipeline, DateTimeOffset At)>();
        for (int i = 0; i < 11; i++)
        {
            Time.Advance(TimeSpan.FromHours(1));
            string pipeline = i % 3 == 0 ? "rides" : "trips";
            runs.Add((Write.Begin(pipeline, ["a"]), pipeline, Time.GetUtcNow()));
        }

        foreach (HistoryFilter filter in new[] { new HistoryFilter(), new("rides"), new(null, runs[4].At), new("trips", runs[7].At), new("none") })
        {
            string[] expected = [.. runs.Where(each => (filter.Pipeline ?? each.Pipeline) == each.Pipeline && !(each.At < filter.Since)).Select(static each => each.Run.RunId)];
            Assert.Equal(expected.Length, Store.History.Count(filter));
            var found = new List<string>();
            long after = 0;
            while (Store.History.Page(filter, after, 3) is { IsEmpty: false } page)
            {
                found.AddRange(page.Select(static each => each.RunId));
                after = page[^1].Number;
            }

            Assert.Equal(expected, found);
        }

        Assert.All(runs, each => Assert.Equal(each.Run.Number, Store.History.NumberOf(each.Run.RunId)));
    }

    [Fact]
    public void A_run_comes_with_all_that_is_known_of_it()
    {
        RunTicket first = Write.Begin("trips", ["read", "map"]), run = Write.Begin("trips", ["read", "map"], new RunOptions { Note = "why" }, ("share", "0.2"));
        SourceFile file = Written.File("/a.csv", "rows");
        CacheHit read = Write.Commit(first, Written.End(Write.Start(first.Steps[0]) with { Sources = [new StepSource("path", null, file)] }, "rows", 1, ("auc", 0.5)) with
        {
            Series = [new MetricSeries("loss", [new SeriesPoint(1, 0.5)])],
        });
        Write.Reuse(run, 0, read);
        Write.Do(() => Store.Steps.Open(run.Steps[1], Write.Start(0, ("read", read.Outputs[0])).Inputs));
        long item = Write.Add(run, 2, "map[0].a", run.Steps[1])!.Value;
        Write.Do(() => Store.Runs.AddOrigin(run.Number, "trips", ("d1", "{\"steps\":[]}"), new ProgramOrigin { User = "u", Host = "h", System = "s", Runtime = "r" }));

        HistoryRun history = Store.History.Run(run.Number)!;
        Assert.Equal((run.RunId, "u", "why", "share"), (history.Summary.RunId, history.Origin!.User, history.Notes.Single().Text, history.Parameters.Single().Name));
        Assert.Equal(("{\"steps\":[]}", null, null), (Store.History.Plan("d1"), Store.History.Plan("d2"), Store.History.Run(1_000_000)));
        ImmutableArray<HistoryStep> steps = Store.History.Steps(run.Number);
        Assert.Equal([(run.Steps[0], null), (run.Steps[1], null), (item, run.Steps[1])], steps.Select(static step => (step.Number, step.Parent)));
        Assert.Equal((StepState.Reused, first.RunId, "auc", "loss"), (steps[0].State, steps[0].ReusedFrom, steps[0].Metrics.Single().Name, steps[0].Series.Single().Name));
        Assert.Equal(("path", file.Path, file.Digest), (steps[0].Files.Single().Parameter, steps[0].Files.Single().Path, steps[0].Files.Single().Digest));
        Assert.Equal(steps[0].Outputs.Single().Artifact, steps[1].Inputs.Single().Artifact);
    }

    [Fact]
    public void An_artifact_comes_with_its_time_and_its_items()
    {
        RunTicket run = Write.Begin("trips", ["words", "value"]);
        ArtifactRecord all = Written.Collection(Written.Artifact("b"), Written.Artifact("a"));
        Write.Execute(run, 0, all, []);
        Write.Execute(run, 1, Written.Value("v"), []);
        ImmutableArray<HistoryStep> steps = Store.History.Steps(run.Number);
        HistoryArtifact collection = Store.History.Artifact(steps[0].Outputs.Single().Artifact)!, value = Store.History.Artifact(steps[1].Outputs.Single().Artifact)!;
        Assert.Equal((all, Time.GetUtcNow(), false), (collection.Artifact, collection.CreatedAt, collection.HasContent));
        Assert.Equal([Written.Digest("b"), Written.Digest("a")], collection.Items.Select(each => Store.History.Artifact(each)!.Artifact.Digest));
        Assert.Equal((Written.Value("v").Digest, true, 0), (value.Artifact.Digest, value.HasContent, value.Items.Length));
        Assert.Null(Store.History.Artifact(1_000_000));
    }
}
