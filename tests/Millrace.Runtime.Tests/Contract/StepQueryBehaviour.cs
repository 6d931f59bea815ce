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
}
