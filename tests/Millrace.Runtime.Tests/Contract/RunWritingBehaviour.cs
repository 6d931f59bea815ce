namespace Millrace.Runtime.Tests.Contract;

/// <summary>How runs begin and end (<see cref="IRunWriter"/>).</summary>
public abstract class RunWritingBehaviour : MetadataSuite
{
    private protected RunWritingBehaviour(IMetadataFactory factory)
        : base(factory)
    {
    }

    [Fact]
    public void A_run_has_one_identity_whoever_begins_how_many()
    {
        using IMetadataStore other = Open();
        string[] runs = [.. Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? Write : new Written(other)).Begin("trips", ["a"]).RunId)];
        Assert.Equal(20, runs.Distinct().Count());
        Assert.All(runs, static run => Assert.Matches("^20260102-030405-[0-9a-f]{6}$", run));
    }

    [Fact]
    public void A_run_that_has_ended_keeps_its_first_end()
    {
        RunTicket run = Write.Begin("trips", ["a"]);
        Assert.True(Store.Runs.EndRun(run.Number, RunStatus.Blocked, TimeSpan.FromSeconds(2)));
        Assert.False(Store.Runs.EndRun(run.Number, RunStatus.Succeeded, TimeSpan.FromSeconds(3)));
        Assert.False(Store.Runs.EndRun(run.Number, RunStatus.Failed, TimeSpan.FromSeconds(4)));
        RunSummary summary = Store.RunQueries.Summary(run.RunId);
        Assert.Equal((RunStatus.Blocked, TimeSpan.FromSeconds(2)), (summary.Status, summary.Duration));
        Assert.False(Store.Runs.EndRun(1_000_000, RunStatus.Succeeded, TimeSpan.Zero));
    }

    [Fact]
    public void Only_success_may_be_taken_back_by_who_cannot_make_it_durable()
    {
        RunTicket run = Write.Begin("trips", ["a"]);
        Assert.True(Write.Finish(run));
        Assert.False(Write.Finish(run));
        Assert.True(Write.Finish(run, RunStatus.Failed));
        Assert.False(Write.Finish(run));
        Assert.Equal(RunStatus.Failed, Store.RunQueries.Summary(run.RunId).Status);
    }

    [Fact]
    public void With_a_run_its_steps_end()
    {
        RunTicket run = Write.Begin("trips", ["done", "running", "pending"]);
        Write.Execute(run, 0, "done");
        StepStart start = Write.Start(run.Steps[1]);
        Assert.True(Write.Do(() => Store.Steps.Start(start)));
        Assert.True(Write.Finish(run, RunStatus.Failed));
        Assert.Equal(
            [(StepState.Executed, StepCause.None), (StepState.Cancelled, StepCause.Abandoned), (StepState.Cancelled, StepCause.NotStarted)],
            Store.StepQueries.OfRun(run.RunId).Select(static step => (step.State, step.Cause)));
        Assert.False(Write.Do(() => Store.Steps.Commit(Written.End(start, "late"))));
        Assert.Null(Write.Add(run, 3, "late", null));
    }

    [Fact]
    public void A_run_is_not_begun_on_what_is_gone()
    {
        RunTicket first = Write.Begin("trips", ["a"]);
        CacheHit made = Write.Execute(first, 0, "model");
        ArtifactRecord model = made.Outputs[0].Artifact;
        var there = new FoundResults([(0, new OutputRecord("output", model))], [], [(1, made)]);
        RunTicket? second = Write.Begin("trips", ["champion", "train"], there);
        Assert.Equal(new OutputRecord("output", model), Store.StepQueries.OfRun(second!.RunId)[0].Outputs.Single());
        Assert.Equal(first.RunId, Store.StepQueries.OfRun(second.RunId)[1].ReusedFrom);

        var gone = new FoundResults([(0, new OutputRecord("output", Written.Artifact("never stored")))], [], []);
        Assert.Null(Write.Begin("trips", ["champion"], gone));
        Assert.Null(Write.Begin("trips", ["train"], new FoundResults([], [], [(0, made with { Step = 1_000_000 })])));
        Assert.Equal(2, Store.RunQueries.List(RunFilter.All, 10, null).Length);
    }

    [Fact]
    public void Of_where_a_run_comes_from_only_the_revision_follows()
    {
        RunTicket first = Write.Begin("trips", ["a"]), second = Write.Begin("trips", ["a"]);
        var origin = new ProgramOrigin { User = "it's me", Host = "h", System = "s", Runtime = "r", Packages = [new PackageVersion("P", "1.0")] };
        Assert.Null(Store.RunQueries.Origin(first.RunId));
        Assert.True(Write.Do(() => Store.Runs.AddOrigin(first.Number, "trips", ("d1", "{}"), origin)));
        Assert.True(Write.Finish(first));
        Assert.True(Write.Do(() => Store.Runs.AddOrigin(
            first.Number, "trips", ("d1", "{}"), origin with { User = "another", Revision = new SourceRevision("abc", true) })));
        Assert.True(Write.Do(() => Store.Runs.AddOrigin(second.Number, "trips", ("d2", "{2}"), origin with { Packages = [] })));
        Assert.False(Write.Do(() => Store.Runs.AddOrigin(1_000_000, "trips", ("d3", "{3}"), origin)));

        RunOrigin read = Store.RunQueries.Origin(first.RunId)!, next = Store.RunQueries.Origin(second.RunId)!;
        Assert.Equal(("it's me", "h", "s", "r", "abc", true), (read.User, read.Host, read.System, read.Runtime, read.Revision, read.IsDirty));
        Assert.Equal(new PackageVersion("P", "1.0"), read.Packages.Single());
        Assert.Equal((1, "d1", 2, "d2", null), (read.PlanVersion, read.PlanDigest, next.PlanVersion, next.PlanDigest, next.Revision));
        Assert.Empty(next.Packages);
    }
}
