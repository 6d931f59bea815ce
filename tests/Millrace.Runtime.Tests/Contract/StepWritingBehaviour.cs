using System.Collections.Immutable;

namespace Millrace.Runtime.Tests.Contract;

/// <summary>What may follow what of a step (<see cref="IStepWriter"/>): what comes late, twice or out of turn changes nothing.</summary>
public abstract class StepWritingBehaviour : MetadataSuite
{
    private protected StepWritingBehaviour(IMetadataFactory factory)
        : base(factory)
    {
    }

    [Fact]
    public void An_end_is_kept()
    {
        RunTicket run = Write.Begin("trips", ["pending", "running", "open"]);
        StepStart start = Write.Start(run.Steps[1]);
        Write.Do(() => Store.Steps.Start(start));
        Write.Do(() => Store.Steps.Open(run.Steps[2], []));
        for (int i = 0; i < 3; i++)
        {
            int step = i;
            Assert.True(Write.Do(() => Store.Steps.End(Ended(run.Steps[step], StepState.Failed))));
            Assert.False(Write.Do(() => Store.Steps.End(Ended(run.Steps[step], StepState.Cancelled))));
            Assert.False(Write.Do(() => Store.Steps.Open(run.Steps[step], [])));
            Assert.False(Write.Do(() => Store.Steps.Start(Write.Start(run.Steps[step]))));
            Assert.False(Write.Do(() => Store.Steps.Commit(Written.End(start with { Step = run.Steps[step] }, "late"))));
            Assert.False(Write.Do(() => Store.Steps.Close(Ended(run.Steps[step], StepState.Executed), [])));
            Assert.Equal((StepState.Failed, 0), (Step(run, step).State, Step(run, step).Outputs.Length));
        }
    }

    [Fact]
    public void What_consists_of_others_is_opened_and_closed_once()
    {
        RunTicket run = Write.Begin("trips", ["words", "map", "champion"]);
        CacheHit words = Write.Execute(run, 0, "words");
        ImmutableArray<StepInput> inputs = Write.Start(0, ("words", words.Outputs[0])).Inputs;
        Assert.True(Write.Do(() => Store.Steps.Open(run.Steps[1], inputs)));
        Assert.False(Write.Do(() => Store.Steps.Open(run.Steps[1], [])));
        long? item = Write.Add(run, 3, "map[0].upper", run.Steps[1]);
        OutputRecord[] outputs = [new("output", Written.Artifact("upper"))];
        Assert.True(Write.Do(() => Store.Steps.Close(Ended(run.Steps[1], StepState.Executed), [.. outputs])));
        Assert.False(Write.Do(() => Store.Steps.Close(Ended(run.Steps[1], StepState.Executed), [.. outputs])));

        // A reference is closed without being opened; what has an attempt is not closed at all.
        Assert.True(Write.Do(() => Store.Steps.Close(Ended(run.Steps[2], StepState.Reused), [.. outputs])));
        StepStart start = Write.Start(item!.Value);
        Write.Do(() => Store.Steps.Start(start));
        Assert.False(Write.Do(() => Store.Steps.Close(Ended(item.Value, StepState.Executed), [.. outputs])));
        Assert.Equal((StepState.Executed, StepState.Reused), (Step(run, 1).State, Step(run, 2).State));
        Assert.Equal((outputs[0], outputs[0]), (Step(run, 1).Outputs.Single(), Step(run, 2).Outputs.Single()));
        Assert.Equal("words", Step(run, 1).Inputs.Single().FromStep);
    }

    [Theory]
    [InlineData(StepState.Running)]
    [InlineData(StepState.Executed)]
    [InlineData(StepState.Cancelled)]
    public void Only_a_pending_step_is_reused(StepState state)
    {
        CacheHit made = Write.Execute(Write.Begin("trips", ["a"]), 0, "made");
        RunTicket run = Write.Begin("trips", ["a"]);
        StepStart start = Write.Start(run.Steps[0]);
        Assert.True(Write.Do(() => state switch
        {
            StepState.Running => Store.Steps.Start(start),
            StepState.Executed => Store.Steps.Commit(Written.End(start, "own")),
            _ => Store.Steps.End(Ended(run.Steps[0], state)),
        }));
        StepRecord before = Step(run, 0);
        var file = new StepSource("path", null, Written.File("/a", "a"));
        Assert.False(Write.Reuse(run, 0, made));
        Assert.False(Write.Reuse(run, 0, made, StepState.Reused, file));
        Assert.False(Write.Reuse(run, 0, made with { Step = 1_000_000 }, StepState.Reused, file));
        Assert.False(Write.Reuse(run, 0, made, StepState.Skipped));
        StepRecord after = Step(run, 0);
        Assert.Equal((state, before.Reason, (string?)null), (after.State, after.Reason, after.ReusedFrom));
        Assert.Equal(before.Outputs.ToArray(), after.Outputs.ToArray());
        Assert.Empty(after.Sources);
    }

    [Fact]
    public void A_step_that_is_reused_is_reused_once()
    {
        CacheHit one = Write.Execute(Write.Begin("trips", ["a"]), 0, "one"), two = Write.Execute(Write.Begin("trips", ["a"]), 0, "two");
        RunTicket run = Write.Begin("trips", ["a"]);
        Assert.True(Write.Reuse(run, 0, one));
        Assert.False(Write.Reuse(run, 0, two));
        Assert.False(Write.Do(() => Store.Steps.Start(Write.Start(run.Steps[0]))));
        Assert.Equal(one.Outputs.Single(), Step(run, 0).Outputs.Single());
    }

    [Fact]
    public void An_end_brings_its_start_with_it()
    {
        RunTicket run = Write.Begin("trips", ["a", "b"]);
        StepStart start = Write.Start(run.Steps[0]);
        Assert.True(Write.Do(() => Store.Steps.End(Ended(run.Steps[0], StepState.Failed) with { Start = start, Fence = 1, Error = "boom", Log = null })));
        Assert.Equal((StepState.Failed, 1, start.Key.Digest, "boom"), (Step(run, 0).State, Step(run, 0).Attempt, Step(run, 0).Key, Step(run, 0).Error));

        // Given up before it was written down.
        StepStart late = Write.Start(run.Steps[1]);
        late.IsEnding = true;
        Assert.False(Write.Do(() => Store.Steps.Start(late)));
        Assert.Equal(StepState.Pending, Step(run, 1).State);
    }

    [Fact]
    public void A_position_is_given_once_and_only_while_the_run_goes_on()
    {
        RunTicket run = Write.Begin("trips", ["map"]);
        long? first = Write.Add(run, 1, "map[0].a", run.Steps[0]);
        Assert.NotNull(first);
        Assert.ThrowsAny<Exception>(() => Write.Add(run, 1, "map[0].b", run.Steps[0]));
        Assert.Null(Write.Do(() => Store.Steps.Add(1_000_000, 1, "trips", TestStore.Bind(Components.Plan(Components.Step("a", Components.Constant("x")))).Steps[0], null)));
        Write.Finish(run);
        Assert.Null(Write.Add(run, 2, "map[0].c", run.Steps[0]));
        Assert.Equal(["map[0].a"], Store.StepQueries.OfItems(run.RunId, "map").Select(static step => step.Name));
    }

    private static StepEnd Ended(long step, StepState state) => new() { Step = step, State = state, Cause = StepCause.None, Reason = "ended" };
}
