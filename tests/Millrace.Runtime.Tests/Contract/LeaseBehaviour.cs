namespace Millrace.Runtime.Tests.Contract;

/// <summary>Who runs a run that is not known to this machine: as long as its lease is valid, and no longer (<see cref="RunLease"/>).</summary>
public abstract class LeaseBehaviour : MetadataSuite
{
    private static readonly HashSet<string> s_nobody = [];

    private protected LeaseBehaviour(IMetadataFactory factory)
        : base(factory)
    {
    }

    [Fact]
    public void A_run_of_another_machine_lives_as_long_as_its_lease()
    {
        using IMetadataStore there = Open(host: "there"), here = Open(s_nobody, "here");
        RunTicket run = new Written(there).Begin("trips", ["a", "b"]);
        Assert.Equal(new RunLease("there", Time.GetUtcNow(), Time.GetUtcNow().AddSeconds(30)), here.RunQueries.Lease(run.RunId));

        Time.Advance(TimeSpan.FromSeconds(29.9));
        Assert.Equal(0, here.Runs.InterruptRuns());
        Assert.Equal(RunStatus.Running, here.RunQueries.Summary(run.RunId).Status);
        Assert.Empty(here.RunQueries.List(new RunFilter { Statuses = [RunStatus.Interrupted] }, 10, null));

        Time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal(RunStatus.Interrupted, here.RunQueries.Summary(run.RunId).Status);
        Assert.Equal([run.RunId], here.RunQueries.List(new RunFilter { Statuses = [RunStatus.Interrupted] }, 10, null).Select(static each => each.RunId));
        Assert.Equal((1, 0), (here.Runs.InterruptRuns(), here.Runs.InterruptRuns()));
        Assert.Null(here.RunQueries.Lease(run.RunId));
        Assert.All(here.StepQueries.OfRun(run.RunId), static step => Assert.Equal((StepState.Cancelled, StepCause.Interrupted), (step.State, step.Cause)));
    }

    [Fact]
    public void A_lease_that_is_renewed_lasts_and_an_expired_one_that_nobody_noticed_is_renewed_as_well()
    {
        using IMetadataStore there = Open(host: "there"), here = Open(s_nobody, "here");
        var written = new Written(there);
        RunTicket run = written.Begin("trips", ["a"]);
        for (int i = 0; i < 20; i++)
        {
            Time.Advance(RunLease.Interval);
            Assert.True(written.Do(() => there.Runs.Renew(run.Number)));
            Assert.Equal(0, here.Runs.InterruptRuns());
        }

        Time.Advance(TimeSpan.FromHours(8));
        Assert.True(written.Do(() => there.Runs.Renew(run.Number)));
        Assert.Equal(0, here.Runs.InterruptRuns());
        Assert.Equal(Time.GetUtcNow(), there.RunQueries.Lease(run.RunId)!.Value.RenewedAt);
        Assert.True(written.Finish(run));
        Assert.False(written.Do(() => there.Runs.Renew(run.Number)));
        Assert.Null(there.RunQueries.Lease(run.RunId));
    }

    [Fact]
    public void Who_has_lost_a_lease_writes_nothing_more_of_the_run()
    {
        using IMetadataStore there = Open(host: "there"), here = Open(s_nobody, "here");
        var written = new Written(there);
        RunTicket run = written.Begin("trips", ["running", "map", "pending", "reused"]);
        RunTicket other = Write.Begin("others", ["a"]);
        CacheHit done = Write.Execute(other, 0, "done");
        Write.Finish(other);
        StepStart start = written.Start(run.Steps[0]);
        Assert.True(written.Do(() => there.Steps.Start(start)));
        Assert.True(written.Do(() => there.Steps.Open(run.Steps[1], [])));
        Time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(1, here.Runs.InterruptRuns());

        Assert.False(written.Do(() => there.Runs.Renew(run.Number)));
        Assert.False(written.Do(() => there.Steps.Commit(Written.End(start, "late"))));
        Assert.Null(written.Do(() => there.Steps.StartAgain(start, 1, TimeSpan.Zero, "late")));
        Assert.False(written.Do(() => there.Steps.End(Ended(run.Steps[0]) with { Fence = 1 })));
        Assert.False(written.Do(() => there.Steps.End(Ended(run.Steps[2]))));
        Assert.False(written.Do(() => there.Steps.Close(Ended(run.Steps[1]), [new OutputRecord("output", Written.Artifact("late"))])));
        Assert.False(written.Do(() => there.Steps.Open(run.Steps[2], [])));
        Assert.False(written.Do(() => there.Steps.Start(written.Start(run.Steps[2]))));
        Assert.False(written.Do(() => there.Steps.Commit(Written.End(written.Start(run.Steps[2]), "late"))));
        Assert.False(written.Reuse(run, 3, done));
        Assert.Null(written.Add(run, 4, "late", run.Steps[1]));
        Assert.False(written.Finish(run));

        Assert.Equal(RunStatus.Interrupted, here.RunQueries.Summary(run.RunId).Status);
        Assert.All(here.StepQueries.OfRun(run.RunId), static step => Assert.Equal((StepState.Cancelled, 0), (step.State, step.Outputs.Length)));
        Assert.DoesNotContain(Written.Artifact("late").Digest, here.ArtifactQueries.Digests());
    }

    [Fact]
    public void What_a_machine_knows_of_its_own_programs_takes_the_place_of_their_leases_alone()
    {
        using IMetadataStore mine = Open(host: "here"), theirs = Open(host: "there"), here = Open(new HashSet<string> { "aaaaaaaaaaaa" }, "here");
        RunTicket alive = new Written(mine, "aaaaaaaaaaaa").Begin("trips", ["a"]);
        RunTicket dead = new Written(mine, "dddddddddddd").Begin("trips", ["a"]), far = new Written(theirs, "ffffffffffff").Begin("trips", ["a"]);
        Assert.Equal(1, here.Runs.InterruptRuns());
        Assert.Equal(RunStatus.Interrupted, here.RunQueries.Summary(dead.RunId).Status);

        // It stands at a breakpoint.
        Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, here.Runs.InterruptRuns());
        Assert.Equal(RunStatus.Running, here.RunQueries.Summary(alive.RunId).Status);
        Assert.Equal(RunStatus.Interrupted, here.RunQueries.Summary(far.RunId).Status);
    }

    private static StepEnd Ended(long step) => new() { Step = step, State = StepState.Failed, Cause = StepCause.Exception, Reason = "late" };
}
