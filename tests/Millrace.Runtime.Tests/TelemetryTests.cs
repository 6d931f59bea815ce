using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class TelemetryTests : IDisposable
{
    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Activities_of_what_failed_say_so_without_secrets()
    {
        var secret = new ParameterInfo
        {
            Name = "token",
            Member = "Token",
            Codec = ParameterCodec.Of<string>(),
            IsSecret = true,
            Default = static () => "hush-hush",
        };
        PipelinePlan plan = Plan(
            Step("good", Constant("a")),
            Step("gate", Of("gate", static _ => throw new GateClosedException("closed"))),
            Step("bad", Of("bad", static _ => throw new IOException("no hush-hush"), parameters: [secret])));
        var ended = new ConcurrentBag<Activity>();
        using var parent = new Activity("test");
        parent.Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Millrace.Runtime",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == parent.TraceId)
                    ended.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);

        await _test.RunAsync(plan, new RunOptions { KeepGoing = true });

        Activity Attempt(string step) => ended.Single(each => each.OperationName == "attempt" && (string?)each.Parent?.GetTagItem("millrace.step") == step);
        Assert.Equal(
            (ActivityStatusCode.Error, "no ***", typeof(IOException).FullName),
            (Attempt("bad").Status, Attempt("bad").StatusDescription, Attempt("bad").GetTagItem("error.type")));
        Assert.Equal(ActivityStatusCode.Unset, Attempt("good").Status);
        Assert.Equal(ActivityStatusCode.Unset, Attempt("gate").Status);
        Activity run = ended.Single(static each => each.OperationName == "run");
        Assert.Equal((ActivityStatusCode.Error, "IOException: no ***"), (run.Status, run.StatusDescription));
    }

    [Fact]
    public async Task Steps_of_items_share_a_series_and_are_told_from_others()
    {
        var measured = new ConcurrentBag<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Millrace.Runtime")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        void Measure(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            string[] each = [.. tags.ToArray().Select(static tag => $"{tag.Key["millrace.".Length..]}={tag.Value}")];
            if (each.Contains("pipeline=measured"))
                measured.Add($"{instrument.Name} {string.Join(' ', each.Skip(1))}");
        }

        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Measure(instrument, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Measure(instrument, tags));
        listener.Start();

        await _test.RunAsync(Plan(
            Step("words", Words(), [Results.Set(0, "a b")]),
            Each("all", new PlanSource(0, 0), Body(1, Step("copy", Map(static (_, text) => text), new PlanInput([Port(0)]))))) with { Name = "measured" });

        Assert.Equal(2, measured.Count(static each => each == "millrace.steps state=Executed item=True"));
        Assert.Equal(2, measured.Count(static each => each == "millrace.steps state=Executed item=False"));
        Assert.Equal(2, measured.Count(static each => each == "millrace.step.duration step=all.copy item=True"));
        Assert.Contains("millrace.step.duration step=words item=False", measured);
    }

    [Fact]
    public async Task Progress_at_its_end_is_let_through_once()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        using var test = new TestStore(time: time);
        var recorder = new Recorder();
        PipelinePlan plan = Plan(Step("count", Of("count", static call =>
        {
            for (int i = 1; i <= 100; i++)
                call.Context.ReportProgress(i, 100, "rows");
            for (int i = 101; i <= 1000; i++)
                call.Context.ReportProgress(i, i, "rows");
            call.Output(0, new Text("x"));
            return ValueTask.CompletedTask;
        })));

        await test.Runner.RunAsync(TestStore.Bind(plan), new RunOptions(), recorder, CancellationToken.None);

        Assert.Equal(["count 1/100 rows", "count 100/100 rows"], recorder.Events.Where(static each => each.EndsWith("rows", StringComparison.Ordinal)));
    }
}
