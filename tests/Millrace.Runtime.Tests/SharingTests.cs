using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

/// <summary>Several that come to the same result at the same time.</summary>
public sealed class SharingTests : IDisposable
{
    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task One_computes_and_the_others_wait_and_reuse()
    {
        int ran = 0;
        PipelinePlan plan = Plan(Step("slow", Of("slow", async call =>
        {
            Interlocked.Increment(ref ran);
            await Task.Delay(200);
            call.Output(0, new Text("s"));
        })), Step("after", Map(static (_, text) => text + "!"), new PlanInput(0, 0)));
        TestStore[] stores = [.. Enumerable.Range(0, 4).Select(_ => new TestStore(_test.Folder))];

        RunResult[] results = await Task.WhenAll(stores.Select(store => Task.Run(() => store.RunAsync(plan))));

        Assert.Equal(1, ran);
        Assert.All(results, static result => Assert.Equal(RunStatus.Succeeded, result.Status));
        Assert.Equal(3, results.Count(static result => result.Step("slow").State == StepState.Reused));
        foreach (TestStore store in stores)
            store.Dispose();
    }

    [Fact]
    public async Task Where_the_one_fails_another_takes_its_place()
    {
        int ran = 0;
        PipelinePlan plan = Plan(Step("slow", Of("slow", async call =>
        {
            int now = Interlocked.Increment(ref ran);
            await Task.Delay(100);
            call.Output(0, now == 1 ? throw new MillraceException("the first one fails") : new Text("s"));
        })));
        using var other = new TestStore(_test.Folder);

        RunResult[] results = await Task.WhenAll(Task.Run(() => _test.RunAsync(plan)), Task.Run(() => other.RunAsync(plan)));

        Assert.Equal(2, ran);
        Assert.Equal([RunStatus.Succeeded, RunStatus.Failed], results.Select(static result => result.Status).Order());
    }

    [Fact]
    public async Task Two_steps_of_a_run_that_are_the_same_are_computed_once()
    {
        int ran = 0;
        RunResult result = await _test.RunAsync(
            Plan(Step("one", Constant("a", () => Interlocked.Increment(ref ran))), Step("two", Constant("a", () => Interlocked.Increment(ref ran)))));

        Assert.Equal(1, ran);
        Assert.Equal(["Executed", "Reused"], result.Steps.Select(static step => step.State.ToString()).Order());
    }

    [Fact]
    public async Task Numbers_of_steps_that_are_the_same_are_not_doubled()
    {
        PlanStep Counting(string name) => Step(name, Of("count", static call =>
        {
            call.Context.RecordMetric("rows", 7, headline: true);
            call.Context.RecordSeries("loss", 1, 0.5);
            call.Output(0, new Text("c"));
            return ValueTask.CompletedTask;
        }));
        PipelinePlan plan = Plan(Counting("one"), Counting("two"));
        await _test.RunAsync(plan);

        RunResult again = await _test.RunAsync(plan);

        Assert.Equal("one reused, two reused", again.States());
        Assert.All(again.Steps, static step => Assert.Equal((1, 1, 1), (step.Metrics.Length, step.Series.Length, step.Series[0].Points.Length)));
        Assert.Equal(2, again.Metrics.Length);
    }

    [Fact]
    public async Task Claims_of_the_dead_are_no_obstacle_where_the_folder_of_owners_is_gone()
    {
        await _test.RunAsync(Plan(Step("one", Constant("a"))));
        string key = _test.Store.Metadata.GetRun("last").Steps[0].Key!;
        _test.Store.Claims.TryClaim(key, _test.Store.Claims.Look(key), 0xdeaddead, out _, out _);
        _test.Store.Dispose();
        Directory.Delete(Path.Combine(_test.StoreFolder, "staging"), recursive: true);

        _test.Reopen();

        Assert.Equal(0, _test.Store.Claims.Count);
    }

    [Fact]
    public async Task The_claim_of_a_dead_owner_counts_for_nothing()
    {
        await _test.RunAsync(Plan(Step("one", Constant("a"))));
        string key = _test.Store.Metadata.GetRun("last").Steps[0].Key!;
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(_test.StoreFolder, "metadata.db")}"))
        {
            connection.Open();
            using Microsoft.Data.Sqlite.SqliteCommand command = connection.CreateCommand();
            command.CommandText = "DELETE FROM cache_entry";
            command.ExecuteNonQuery();
        }

        Assert.Equal(ClaimAnswer.Claimed, _test.Store.Claims.TryClaim(key, _test.Store.Claims.Look(key), 0xdeaddead, out _, out _));

        Assert.Equal("one executed", (await _test.RunAsync(Plan(Step("one", Constant("a"))))).States());
        Assert.Equal(0, _test.Store.Claims.Count);
    }
}
