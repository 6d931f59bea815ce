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
    public void A_run_of_another_machine_lives_until_its_lease_has_been_expired_for_as_long_as_it_was_valid()
    {
        using IMetadataStore there = Open(host: "there"), here = Open(s_nobody, "here");
        RunTicket run = new Written(there).Begin("trips", ["a", "b"]);
        Assert.Equal(new RunLease("there", Time.GetUtcNow(), Time.GetUtcNow().AddSeconds(30)), here.RunQueries.Lease(run.RunId));

        // The other machine's clock may be behind by half a minute.
        Time.Advance(TimeSpan.FromSeconds(59.9));
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
            Assert.Empty(written.Do(() => there.Runs.Renew([run.Number])));
            Assert.Equal(0, here.Runs.InterruptRuns());
        }

        Time.Advance(TimeSpan.FromHours(8));
        Assert.Empty(written.Do(() => there.Runs.Renew([run.Number])));
        Assert.Equal(0, here.Runs.InterruptRuns());
        Assert.Equal(Time.GetUtcNow(), there.RunQueries.Lease(run.RunId)!.Value.RenewedAt);
        Assert.True(written.Finish(run));
        Assert.Equal(run.Number, Assert.Single(written.Do(() => there.Runs.Renew([run.Number]))));
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
        Time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(1, here.Runs.InterruptRuns());

        Assert.Equal(run.Number, Assert.Single(written.Do(() => there.Runs.Renew([run.Number]))));
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

    [Fact]
    public void Of_a_program_that_has_left_no_trace_on_its_own_machine_the_lease_decides()
    {
        using IMetadataStore mine = Open(host: "here"), here = Open(s_nobody, "here", new HashSet<string> { "aaaaaaaaaaaa" });
        RunTicket run = new Written(mine, "aaaaaaaaaaaa").Begin("trips", ["a"]);
        Time.Advance(TimeSpan.FromSeconds(29.9));
        Assert.Equal((0, RunStatus.Running), (here.Runs.InterruptRuns(), here.RunQueries.Summary(run.RunId).Status));

        // It is written by the clock that looks at it.
        Time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal((RunStatus.Interrupted, 1), (here.RunQueries.Summary(run.RunId).Status, here.Runs.InterruptRuns()));
    }

    [Fact]
    public void A_lease_is_as_young_as_the_transaction_that_writes_it()
    {
        // As if another program had been waited for since the run was asked for.
        Time.AutoAdvanceAmount = TimeSpan.FromMinutes(1);
        RunTicket run = Write.Begin("trips", ["a"]);
        Time.AutoAdvanceAmount = TimeSpan.Zero;
        Assert.True(Store.RunQueries.Lease(run.RunId)!.Value.RenewedAt >= Store.RunQueries.Summary(run.RunId).StartedAt + TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void A_run_whose_program_gave_its_lease_up_is_taken_for_dead_at_once()
    {
        using IMetadataStore there = Open(host: "there"), here = Open(s_nobody, "here");
        var written = new Written(there);
        RunTicket run = written.Begin("trips", ["a"]);
        Assert.Equal((1, 0), (written.Do(() => there.Runs.GiveUp([run.Number, 1_000_000])), written.Do(() => there.Runs.GiveUp([run.Number]))));
        Assert.Equal((RunStatus.Interrupted, 1), (here.RunQueries.Summary(run.RunId).Status, here.Runs.InterruptRuns()));
    }

    [Fact]
    public void A_clock_that_jumps_by_half_a_minute_takes_no_run_for_dead()
    {
        using IMetadataStore there = Open(host: "there"), here = Open(s_nobody, "here");
        RunTicket run = new Written(there).Begin("trips", ["a"]);

        // It would have been renewed in a moment.
        Time.Advance(RunLease.Interval + RunLease.Validity + TimeSpan.FromSeconds(20));
        Assert.Equal(0, here.Runs.InterruptRuns());
        Assert.Empty(new Written(there).Do(() => there.Runs.Renew([run.Number])));
    }

    [Fact]
    public void Many_runs_are_renewed_at_once_and_those_that_are_over_or_gone_are_told()
    {
        RunTicket first = Write.Begin("trips", ["a"]), ended = Write.Begin("trips", ["a"]), last = Write.Begin("trips", ["a"]);
        Write.Finish(ended);
        Time.Advance(RunLease.Interval);
        Assert.Equal(
            [ended.Number, 1_000_000], Write.Do(() => Store.Runs.Renew([first.Number, ended.Number, 1_000_000, last.Number])).Order());
        Assert.All([first, last], run => Assert.Equal(Time.GetUtcNow(), Store.RunQueries.Lease(run.RunId)!.Value.RenewedAt));
        Assert.Empty(Write.Do(() => Store.Runs.Renew([])));
    }

    [Fact]
    public void A_run_that_gives_a_sign_of_life_while_it_is_looked_at_is_not_taken_for_dead()
    {
        using IMetadataStore mine = Open(host: "here");
        var written = new Written(mine);
        RunTicket run = written.Begin("trips", ["a"]);
        int looks = 0;
        var living = new HookedSet(() =>
        {
            looks++;
            Time.Advance(TimeSpan.FromSeconds(1));
            Assert.Empty(written.Do(() => mine.Runs.Renew([run.Number])));
        });
        using IMetadataStore here = Open(living, "here");
        Assert.Equal((0, 1), (here.Runs.InterruptRuns(), looks));
        Assert.Equal(RunStatus.Running, mine.RunQueries.Summary(run.RunId).Status);
        Assert.Empty(written.Do(() => mine.Runs.Renew([run.Number])));
    }

    [Fact]
    public void Whether_programs_are_known_by_more_than_leases_holds_for_all_openers()
    {
        using IMetadataStore other = Open();
        Assert.Equal(Store.KnowsPrograms, other.KnowsPrograms);
    }

    private static StepEnd Ended(long step) => new() { Step = step, State = StepState.Failed, Cause = StepCause.Exception, Reason = "late" };
}
