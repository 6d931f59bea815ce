using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class ResourceTests : IDisposable
{
    private readonly TestStore _test = new();
    private readonly Lock _lock = new();
    private readonly List<string> _order = [];
    private int _running;
    private int _most;

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData(4, 0, 0L, 1)]
    [InlineData(2, 0, 0L, 2)]
    [InlineData(1, 1, 0L, 1)]
    [InlineData(1, 0, 600L, 1)]
    [InlineData(1, 0, 500L, 2)]
    [InlineData(99, 9, 9_999L, 1)]
    [InlineData(-1, 0, 0L, 1)]
    public async Task No_more_run_than_cores_gpus_and_memory_hold(int cpus, int gpus, long memory, int most)
    {
        PipelinePlan plan = Plan(
            [.. Enumerable.Range(0, 6).Select(i => Step($"step-{i}", Work($"work-{i}").With(new StepPolicy { Cpus = cpus, Gpus = gpus, Memory = memory })))]);

        await _test.RunAsync(plan, new RunOptions { MaxParallelism = 4, Gpus = 1, Memory = 1000 });

        Assert.Equal(most, _most);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(99, 4)]
    [InlineData(-1, 4)]
    [InlineData(0, 1)]
    public async Task A_step_knows_how_many_processors_it_was_granted_and_so_do_those_that_it_calls(int cpus, int granted)
    {
        List<(int, int?)> seen = [];
        ComponentDescriptor component = Of("work", async call =>
        {
            await Task.Yield();
            seen.Add((call.Context.Processors, await Task.Run(static () => ProcessorShare.Granted)));
            call.Output(0, new Text("done"));
        }).With(new StepPolicy { Cpus = cpus });

        await _test.RunAsync(Plan(Step("first", component), Step("second", component)), new RunOptions { MaxParallelism = 4 });

        Assert.Equal((granted, granted), seen[0]);
        Assert.Null(ProcessorShare.Granted);
    }

    [Fact]
    public async Task One_that_waits_for_much_is_not_passed_by_those_behind_it_but_what_it_does_not_need_is_theirs()
    {
        StepPolicy one = new(), all = new() { Cpus = 2 }, none = new() { Cpus = 0 };
        var held = new TaskCompletionSource();
        PipelinePlan plan = Plan(
            Step("first", Of("first", async call =>
            {
                await held.Task;
                call.Output(0, new Text("first"));
            }).With(one)),
            Step("big", Work("big").With(all)),
            Step("small", Work("small").With(one)),
            Step("waiting", Of("waiting", call =>
            {
                held.SetResult();
                call.Output(0, new Text("waiting"));
                return ValueTask.CompletedTask;
            }).With(none)));

        await _test.RunAsync(plan, new RunOptions { MaxParallelism = 2 });

        Assert.Equal(["big", "small"], _order);
    }

    [Fact]
    public async Task A_wide_branch_does_not_hold_up_a_narrow_one()
    {
        PlanStep[] wide =
        [
            .. Enumerable.Range(0, 20).Select(i => Step($"wide-{i}", Work($"wide-{i}", [new InputInfo("text", ArtifactType.Of<Text>())]), new PlanInput(0, 0))),
        ];
        PlanStep[] narrow =
        [
            .. Enumerable.Range(0, 3).Select(
                i => Step($"narrow-{i}", Work($"narrow-{i}", [new InputInfo("text", ArtifactType.Of<Text>())]), new PlanInput(i == 0 ? 1 : 21 + i, 0))),
        ];

        await _test.RunAsync(Plan([Step("a", Constant("a")), Step("b", Constant("b")), .. wide, .. narrow]), new RunOptions { MaxParallelism = 1 });

        Assert.InRange(_order.IndexOf("narrow-2"), 3, 8);
    }

    private ComponentDescriptor Work(string name, System.Collections.Immutable.ImmutableArray<InputInfo> inputs = default) => Of(name, async call =>
    {
        lock (_lock)
        {
            _order.Add(name);
            _most = Math.Max(_most, ++_running);
        }

        await Task.Delay(20);
        lock (_lock)
            _running--;
        call.Output(0, new Text(name));
    }, inputs);
}
