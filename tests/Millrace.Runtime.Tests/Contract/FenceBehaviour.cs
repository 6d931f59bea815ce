namespace Millrace.Runtime.Tests.Contract;

/// <summary>Of the attempts of a step, in whichever process, the latest fence holds it (<see cref="IStepWriter"/>).</summary>
public abstract class FenceBehaviour : MetadataSuite
{
    private protected FenceBehaviour(IMetadataFactory factory)
        : base(factory)
    {
    }

    [Fact]
    public void An_attempt_that_was_superseded_changes_nothing()
    {
        using IMetadataStore quick = Open();
        RunTicket run = Write.Begin("trips", ["train"]);
        StepStart start = Write.Start(run.Steps[0]);
        Assert.True(Write.Do(() => Store.Steps.Start(start)));

        Assert.Equal(2, new Written(quick).Do(() => quick.Steps.StartAgain(start, 1, TimeSpan.FromSeconds(1), "gave no sign of life")));
        Assert.Null(new Written(quick).Do(() => quick.Steps.StartAgain(start, 1, TimeSpan.FromSeconds(1), "the same one again")));
        Assert.False(Write.Do(() => Store.Steps.Commit(Written.End(start, "late", fence: 1))));
        Assert.False(Write.Do(() => Store.Steps.End(new StepEnd { Step = start.Step, Fence = 1, State = StepState.Failed, Cause = StepCause.None, Reason = "late" })));
        Assert.Null(Store.Cache.Find(start.Key.Digest));
        Assert.Empty(Step(run, 0).Outputs);

        Assert.True(new Written(quick).Do(() => quick.Steps.Commit(Written.End(start, "right", fence: 2))));
        Assert.Equal((StepState.Executed, 2, Written.Artifact("right")), (Step(run, 0).State, Step(run, 0).Attempt, Step(run, 0).Outputs[0].Artifact));
        Assert.Equal("gave no sign of life", Assert.Single(Step(run, 0).FailedAttempts).Error);
    }

    [Fact]
    public void Of_two_who_start_a_step_one_holds_it()
    {
        using IMetadataStore second = Open();
        var loser = new Written(second, "bbbbbbbbbbbb");
        RunTicket run = Write.Begin("trips", ["train"]);
        StepStart held = Write.Start(run.Steps[0]), other = loser.Start(run.Steps[0]);
        Assert.True(Write.Do(() => Store.Steps.Start(held)));
        Assert.False(loser.Do(() => second.Steps.Start(other)));
        Assert.False(loser.Do(() => second.Steps.Commit(Written.End(other, "wrong"))));
        Assert.False(loser.Do(() => second.Steps.End(
            new StepEnd { Step = other.Step, Start = other, Fence = 1, State = StepState.Failed, Cause = StepCause.Exception, Reason = "wrong" })));
        Assert.Equal(StepState.Running, Step(run, 0).State);
        Assert.True(Write.Do(() => Store.Steps.Commit(Written.End(held, "right"))));

        Assert.Equal((held.Key.Digest, Written.Artifact("right")), (Step(run, 0).Key, Step(run, 0).Outputs.Single().Artifact));
        Assert.Null(Store.Cache.Find(other.Key.Digest));
    }

    [Fact]
    public void What_a_blocked_step_keeps_is_shown_and_stands_for_no_key()
    {
        RunTicket run = Write.Begin("trips", ["train"]);
        StepStart start = Write.Start(run.Steps[0]);
        StepCommit kept = Written.End(start, "report");
        var end = new StepEnd
        {
            Step = start.Step,
            Start = start,
            Fence = 2,
            State = StepState.Blocked,
            Cause = StepCause.Gate,
            Reason = "closed",
            Outputs = kept.Outputs,
            Metrics = [new Metric("train", "anomalies", 3, false)],
        };

        // Nothing of an attempt that does not hold the step is kept.
        Assert.False(Write.Do(() => Store.Steps.End(end)));
        Assert.Empty(Step(run, 0).Outputs);

        Assert.True(Write.Do(() => Store.Steps.End(end with { Fence = 1 })));
        Assert.Equal((StepState.Blocked, Written.Artifact("report")), (Step(run, 0).State, Step(run, 0).Outputs.Single().Artifact));
        Assert.Equal(3, Assert.Single(Step(run, 0).Metrics).Value);
        Assert.Null(Store.Cache.Find(start.Key.Digest));
    }

    [Fact]
    public void A_committed_step_is_not_committed_again()
    {
        using IMetadataStore other = Open();
        RunTicket run = Write.Begin("trips", ["train"]);
        StepStart start = Write.Start(run.Steps[0]);
        Assert.True(Write.Do(() => Store.Steps.Commit(Written.End(start, "first"))));
        Assert.False(new Written(other).Do(() => other.Steps.Commit(Written.End(start, "second"))));
        Assert.False(new Written(other).Do(() => other.Steps.Start(start)));
        Assert.Null(new Written(other).Do(() => other.Steps.StartAgain(start, 1, TimeSpan.Zero, "late")));
        Assert.Equal(Written.Artifact("first"), Step(run, 0).Outputs.Single().Artifact);
        Assert.DoesNotContain(Written.Artifact("second").Digest, Store.ArtifactQueries.Digests());
    }

    [Fact]
    public async Task Of_many_who_commit_a_step_at_once_one_does()
    {
        RunTicket run = Write.Begin("trips", ["train"]);
        StepStart start = Write.Start(run.Steps[0]);
        Write.Do(() => Store.Steps.Start(start));
        IMetadataStore[] stores = [.. Enumerable.Range(0, 4).Select(_ => Open())];
        try
        {
            bool[] commits = await Task.WhenAll(stores.Select((store, i) => store.Commits.RunAsync(() => store.Steps.Commit(Written.End(start, $"content {i}")))));
            int winner = Array.IndexOf(commits, true);
            Assert.Single(commits, static isHeld => isHeld);
            Assert.Equal(Written.Artifact($"content {winner}"), Step(run, 0).Outputs.Single().Artifact);
        }
        finally
        {
            foreach (IMetadataStore store in stores)
                store.Dispose();
        }
    }

    [Fact]
    public void What_happens_to_steps_is_what_plain_rules_say()
    {
        var random = new Random(11);
        RunTicket run = Write.Begin("trips", [.. Enumerable.Range(0, 60).Select(static i => $"s{i}")]);
        for (int i = 0; i < 60; i++)
        {
            long step = run.Steps[i];
            StepStart start = Write.Start(step);
            (StepState state, int fence) = (StepState.Pending, 0);
            for (int turn = 0; turn < 8; turn++)
            {
                int given = random.Next(1, 4);
                switch (random.Next(5))
                {
                    case 0:
                        Assert.Equal(state == StepState.Pending, Write.Do(() => Store.Steps.Start(start)));
                        (state, fence) = state == StepState.Pending ? (StepState.Running, 1) : (state, fence);
                        break;
                    case 1:
                        start.IsHeld = true;
                        Assert.Equal(state == StepState.Running && given == fence ? given + 1 : (int?)null, Write.Do(() => Store.Steps.StartAgain(start, given, TimeSpan.Zero, "no")));
                        fence += state == StepState.Running && given == fence ? 1 : 0;
                        break;
                    case 2 when turn > 3:
                        start.IsHeld = true;
                        Assert.Equal(
                            (state == StepState.Running && given == fence) || state == StepState.Pending,
                            Write.Do(() => Store.Steps.Commit(Written.End(start, $"{i}", given))));
                        (state, fence) = (state == StepState.Running && given == fence) || state == StepState.Pending ? (StepState.Executed, given) : (state, fence);
                        break;
                    case 3 when turn > 3:
                        bool ends = state == StepState.Running && given == fence;
                        Assert.Equal(ends, Write.Do(() => Store.Steps.End(
                            new StepEnd { Step = step, Fence = given, State = StepState.Failed, Cause = StepCause.Exception, Reason = "" })));
                        state = ends ? StepState.Failed : state;
                        break;
                    case 4 when turn > 5:
                        bool open = state is StepState.Running or StepState.Pending;
                        Assert.Equal(open, Write.Do(() => Store.Steps.End(
                            new StepEnd { Step = step, State = StepState.Cancelled, Cause = StepCause.Abandoned, Reason = "" })));
                        state = open ? StepState.Cancelled : state;
                        break;
                }
            }

            Assert.Equal((state, fence), (Step(run, i).State, Step(run, i).Attempt));
        }
    }
}
