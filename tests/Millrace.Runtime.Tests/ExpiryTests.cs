using Microsoft.Extensions.Time.Testing;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class ExpiryTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly TestStore _test;
    private int _runs;

    public ExpiryTests() => _test = new TestStore(time: _time);

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_result_is_reused_for_its_time_and_not_longer_and_reuse_does_not_prolong_it()
    {
        PipelinePlan plan = Expiring(TimeSpan.FromDays(7));
        Assert.Equal("fetch executed", (await _test.RunAsync(plan)).States());

        _time.Advance(TimeSpan.FromDays(6));
        Assert.Equal("fetch reused", (await _test.RunAsync(plan)).States());

        _time.Advance(TimeSpan.FromDays(2));
        Assert.Equal("expired: made 8 days ago, kept for 7 days", await ForecastAsync(plan));
        RunResult expired = await _test.RunAsync(plan);
        Assert.Equal("fetch executed", expired.States());
        Assert.Equal("expired: made 8 days ago, kept for 7 days", expired.Step("fetch").Reason);

        _time.Advance(TimeSpan.FromDays(7));
        Assert.Equal("fetch reused", (await _test.RunAsync(plan)).States());
        Assert.Equal(2, _runs);
    }

    [Fact]
    public async Task Life_is_measured_from_the_end_of_the_step()
    {
        PipelinePlan plan = Expiring(TimeSpan.FromHours(1), () => _time.Advance(TimeSpan.FromHours(5)));
        await _test.RunAsync(plan);

        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("fetch reused", (await _test.RunAsync(plan)).States());

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal("expired: made 60 minutes ago, kept for 1 hour", (await _test.RunAsync(plan)).Step("fetch").Reason);
    }

    [Fact]
    public async Task A_result_from_the_future_counts_as_fresh()
    {
        PipelinePlan plan = Expiring(TimeSpan.FromHours(1));
        await _test.RunAsync(plan);

        using var earlier = new TestStore(_test.Folder, new FakeTimeProvider(_time.GetUtcNow() - TimeSpan.FromDays(400)));
        Assert.Equal("fetch reused", (await earlier.RunAsync(plan)).States());
    }

    [Fact]
    public async Task Settings_let_results_expire_or_not()
    {
        PipelinePlan plan = Expiring(TimeSpan.FromHours(1));
        await _test.RunAsync(plan);
        _time.Advance(TimeSpan.FromHours(3));

        Assert.Equal("fetch reused", (await RunAsync(plan, ("fetch.cache", "content"))).States());
        Assert.Equal("fetch reused", (await RunAsync(plan, ("fetch.expires-after", "04:00:00"))).States());
        Assert.Equal("its results are never reused", (await RunAsync(plan, ("fetch.cache", "never"))).Step("fetch").Reason);
    }

    private PipelinePlan Expiring(TimeSpan after, Action? ran = null) => Plan(Step("fetch", new ComponentDescriptor
    {
        Name = "fetch",
        Type = typeof(ExpiryTests),
        Outputs = [new OutputInfo("output", ArtifactType.Of<Text>())],
        Cache = CachePolicy.Expires,
        Policy = new StepPolicy { ExpiresAfter = after },
        Invoke = call =>
        {
            ran?.Invoke();
            _runs++;
            call.Output(0, new Text("same"));
            return ValueTask.CompletedTask;
        },
    }));

    private Task<RunResult> RunAsync(PipelinePlan plan, params (string Name, string Text)[] policies)
    {
        var none = new Dictionary<string, string>();
        BoundPlan bound = PlanBinder.Bind(plan, none, none, policies.ToDictionary(static pair => pair.Name, static pair => pair.Text));
        return _test.Runner.RunAsync(bound, new RunOptions(), IRunObserver.None, CancellationToken.None);
    }

    private async Task<string> ForecastAsync(PipelinePlan plan) =>
        (await _test.Runner.PlanAsync(TestStore.Bind(plan), new RunOptions(), CancellationToken.None)).Single().Reason;
}
