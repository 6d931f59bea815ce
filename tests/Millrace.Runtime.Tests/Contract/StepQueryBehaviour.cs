namespace Millrace.Runtime.Tests.Contract;

/// <summary>What is read of steps (<see cref="IStepQueries"/>).</summary>
public abstract class StepQueryBehaviour : MetadataSuite
{
    private protected StepQueryBehaviour(IMetadataFactory factory)
        : base(factory)
    {
    }

    [Fact]
    public void Steps_come_in_the_order_of_the_plan_and_items_by_map_and_item()
    {
        RunTicket run = Write.Begin("trips", ["words", "b", "a"]);
        Write.Do(() => Store.Steps.Open(run.Steps[1], []));
        Write.Do(() => Store.Steps.Open(run.Steps[2], []));
        int position = 3;
        foreach (string name in new[] { "b[10].upper", "b[2].upper", "a[0].upper", "b[2].mark", "a%[1].upper" })
            Assert.NotNull(Write.Add(run, position++, name, run.Steps[name[0] == 'b' ? 1 : 2]));
        Assert.Equal(["words", "b", "a"], Store.StepQueries.OfRun(run.RunId).Select(static step => step.Name));
        Assert.Equal(["b[2].upper", "b[2].mark", "b[10].upper"], Store.StepQueries.OfItems(run.RunId, "b").Select(static step => step.Name));
        Assert.Equal(["b[2].upper", "b[2].mark"], Store.StepQueries.OfItems(run.RunId, "b[2].").Select(static step => step.Name));
        Assert.Equal(["a%[1].upper"], Store.StepQueries.OfItems(run.RunId, "a%").Select(static step => step.Name));
        Assert.Equal(5, Store.StepQueries.OfItems(run.RunId, "").Length);
        Assert.Empty(Store.StepQueries.OfItems(run.RunId, "words"));
        Assert.Empty(Store.StepQueries.OfRun("20250101-000000-000000"));
        Assert.Null(Store.StepQueries.OfRun(run.RunId)[0].Items);
        Assert.Equal(2, Store.StepQueries.OfRun(run.RunId)[1].Items!.Total);
    }

    [Fact]
    public void Failed_attempts_are_kept_apart_from_the_last_one()
    {
        RunTicket run = Write.Begin("trips", ["a"]);
        StepStart start = Write.Start(run.Steps[0]);
        Assert.Equal(2, Write.Do(() => Store.Steps.StartAgain(start, 1, TimeSpan.FromSeconds(1), "first")));
        Assert.Equal(3, Write.Do(() => Store.Steps.StartAgain(start, 2, TimeSpan.FromSeconds(2), "second")));
        Write.Commit(run, Written.End(start, "a", fence: 3));
        Assert.Equal(
            [(1, "first", TimeSpan.FromSeconds(1)), (2, "second", TimeSpan.FromSeconds(2))],
            Step(run, 0).FailedAttempts.Select(static each => (each.Number, each.Error, each.Duration)));
        Assert.Equal((StepState.Executed, 3, (string?)null), (Step(run, 0).State, Step(run, 0).Attempt, Step(run, 0).Error));
    }

    [Fact]
    public void Items_come_in_brief_with_what_they_yielded()
    {
        RunTicket run = Write.Begin("trips", ["map"]), other = Write.Begin("trips", ["map"]);
        long first = Write.Add(run, 1, "map[10].upper", run.Steps[0])!.Value, second = Write.Add(run, 2, "map[2].upper", run.Steps[0])!.Value;
        Write.Commit(run, Written.End(Write.Start(first), "ten") with { Outputs = [new OutputRecord("a", Written.Artifact("ten")), new OutputRecord("b", Written.Artifact("it's 🚂"))] });

        ItemBrief[] items = [.. Store.StepQueries.ItemsInBrief(run.RunId)];
        Assert.Equal(["map[10].upper", "map[2].upper"], items.Select(static item => item.Name));
        Assert.Equal([StepState.Executed, StepState.Pending], items.Select(static item => item.State));
        Assert.Equal([$"{Written.Artifact("ten").Digest},{Written.Artifact("it's 🚂").Digest}", ""], items.Select(static item => item.Outputs));
        Assert.Empty(Store.StepQueries.ItemsInBrief(other.RunId));

        // A result that stands for an item shows what its source yielded.
        long reused = Write.Add(other, 1, "map[10].upper", other.Steps[0])!.Value;
        CacheHit hit = new(first, run.RunId, "", [new OutputRecord("a", Written.Artifact("ten")), new OutputRecord("b", Written.Artifact("it's 🚂"))], [], []);
        Assert.True(Write.Do(() => Store.Steps.Reuse(reused, StepState.Reused, StepCause.None, hit, null, "unchanged", [], [])));
        Assert.Equal(items[0].Outputs, Store.StepQueries.ItemsInBrief(other.RunId).Single().Outputs);
        Assert.NotEqual(first, second);
    }
}
