namespace Millrace.Runtime.Tests.Contract;

/// <summary>What is known of what was executed before (<see cref="ICacheQueries"/>).</summary>
public abstract class CacheBehaviour : MetadataSuite
{
    private protected CacheBehaviour(IMetadataFactory factory)
        : base(factory)
    {
    }

    [Fact]
    public void The_last_result_of_a_key_counts_and_only_what_may_be_reused()
    {
        RunTicket run = Write.Begin("trips", ["a", "b", "c"]);
        StepStart first = Write.Start(run.Steps[0]), second = Write.Start(run.Steps[1]) with { Key = first.Key, Parts = first.Parts };
        CacheHit one = Write.Commit(run, Written.End(first, "one")), two = Write.Commit(run, Written.End(second, "two"));
        Assert.Equal((one.Key, two.Step), (two.Key, Store.Cache.Find(one.Key)!.Step));
        CacheHit secret = Write.Commit(run, Written.End(Write.Start(run.Steps[2]), "three") with { IsReusable = false });
        Assert.Null(Store.Cache.Find(secret.Key));
        Assert.Equal(secret.Outputs.Single(), Store.Cache.Latest("trips", "c")!.Outputs.Single());
        Assert.Null(Store.Cache.Latest("trips", "d"));
        Assert.Null(Store.Cache.Latest("other", "c"));
    }

    [Fact]
    public void A_resumed_run_finds_what_those_before_it_have_committed()
    {
        RunTicket first = Write.Begin("trips", ["a"]);
        CacheHit made = Write.Commit(first, Written.End(Write.Start(first.Steps[0]), "a") with { IsReusable = false });
        RunTicket second = Write.Begin("trips", ["a"], new RunOptions { Resumes = first.RunId });
        RunTicket third = Write.Begin("trips", ["a"], new RunOptions { Resumes = second.RunId }), stranger = Write.Begin("trips", ["a"]);
        Assert.Equal(made.Step, Store.Cache.Committed(third.RunId, "a", made.Key, null)!.Step);
        Assert.Equal(made.Step, Store.Cache.Committed(third.RunId, "a", made.Key, CodeIdentity.Current)!.Step);
        Assert.Null(Store.Cache.Committed(third.RunId, "a", made.Key, "another build"));
        Assert.Null(Store.Cache.Committed(third.RunId, "b", made.Key, null));
        Assert.Null(Store.Cache.Committed(third.RunId, "a", "another key", null));
        Assert.Null(Store.Cache.Committed(stranger.RunId, "a", made.Key, null));
    }

    [Fact]
    public void When_a_result_was_made_and_of_what_is_known()
    {
        RunTicket run = Write.Begin("trips", ["a"]);
        StepStart start = Write.Start(run.Steps[0]);
        CacheHit made = Write.Commit(run, Written.End(start, "a"));
        Assert.Equal(start.StartedAt + TimeSpan.FromSeconds(2), Store.Cache.MadeAt(made));
        Assert.Equal(DateTimeOffset.MinValue, Store.Cache.MadeAt(made with { Step = 1_000_000 }));
        Assert.Equal(start.Key.Parts.ToArray(), Store.Cache.Parts(made).ToArray());
        Assert.Empty(Store.Cache.Parts(made with { Step = 1_000_000 }));
        string component = Step(run, 0).Component;
        Assert.Equal(start.Key.Parts.ToArray(), Assert.Single(Store.Cache.ReusableParts(component)).ToArray());
        Assert.Empty(Store.Cache.ReusableParts("another"));
    }

    [Fact]
    public void What_became_of_a_step_before_is_known_by_its_name()
    {
        Assert.Equal((false, false, null, null), (Store.Cache.HasHistory("trips"), Store.Cache.WasStarted("trips", "a"), Store.Cache.LastSkip("trips", "a"), Store.Cache.LastCost("trips", "a")));
        RunTicket run = Write.Begin("trips", ["a"]);
        Assert.Equal((true, false), (Store.Cache.HasHistory("trips"), Store.Cache.WasStarted("trips", "a")));
        StepStart start = Write.Start(run.Steps[0]);
        Write.Do(() => Store.Steps.Start(start));
        Assert.True(Store.Cache.WasStarted("trips", "a"));
        Write.Do(() => Store.Steps.End(new StepEnd { Step = start.Step, Start = start, Fence = 1, State = StepState.Skipped, Cause = StepCause.Unavailable, Reason = "no library" }));
        Assert.Equal("no library", Store.Cache.LastSkip("trips", "a"));
        Assert.Null(Store.Cache.LastCost("trips", "a"));

        CacheHit made = Write.Execute(Write.Begin("trips", ["a"]), 0, "a");
        Assert.Equal((null, TimeSpan.FromSeconds(2)), (Store.Cache.LastSkip("trips", "a"), Store.Cache.LastCost("trips", "a")));
        RunTicket third = Write.Begin("trips", ["a"]);
        Write.Reuse(third, 0, made, StepState.Skipped);
        Assert.Null(Store.Cache.LastSkip("trips", "a"));
    }

    [Fact]
    public void Registrations_come_with_what_was_registered_the_newest_first()
    {
        ArtifactType receipt = ArtifactType.Of<Text>();
        ArtifactRecord Receipt(string text) => Written.Artifact(text) with { Kind = receipt.Kind, Type = receipt.Type.ToString() };
        var expected = new List<(string, string, string)>();
        for (int i = 0; i < 3; i++)
        {
            RunTicket run = Write.Begin("trips", ["train", "register"]);
            CacheHit model = Write.Execute(run, 0, $"model {i}");
            Write.Execute(run, 1, Receipt($"receipt {i}"), [model]);
            expected.Insert(0, (Receipt($"receipt {i}").Digest, model.Outputs[0].Artifact.Digest, run.RunId));
        }

        Assert.Equal(expected, Store.Cache.Registered([receipt], "Text").Select(static each => (each.Registration.Digest, each.Input.Digest, each.RunId)));
        Assert.Empty(Store.Cache.Registered([receipt], "another type"));
        Assert.Empty(Store.Cache.Registered([], "Text"));
    }
}
