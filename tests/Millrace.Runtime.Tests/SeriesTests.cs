using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class SeriesTests : IDisposable
{
    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Series_are_kept_apart_from_numbers_and_come_back_with_the_result()
    {
        PipelinePlan plan = Record(step =>
        {
            step.RecordMetric("auc", 0.9, headline: true);
            step.RecordSeries("loss", 2, 0.5);
            step.RecordSeries("loss", 1, 0.9);
            step.RecordSeries("loss", 3, double.NaN);
            step.RecordSeries("loss", 2, 0.4);
            step.RecordSeries("gain", 7, double.NegativeInfinity);
        });

        RunResult first = await _test.RunAsync(plan), second = await _test.RunAsync(plan);

        const string Expected = "gain 7:-Infinity; loss 1:0.9 2:0.4 3:NaN";
        Assert.Equal(StepState.Reused, second.Steps[0].State);
        Assert.Equal(Expected, Show(first.Steps[0].Series));
        Assert.Equal(Expected, Show(second.Steps[0].Series));
        Assert.Equal(Expected, Show(_test.Store.Metadata.GetRun(first.RunId).Steps[0].Series));
        Assert.Equal(Expected, Show(_test.Store.Metadata.GetRun(second.RunId).Steps[0].Series));
        Assert.All(new[] { first, second }, static run => Assert.Equal(["auc"], run.Steps[0].Metrics.Select(static metric => metric.Name)));
        Assert.Equal(["auc"], _test.Store.Metadata.GetRun("last").Steps[0].Metrics.Select(static metric => metric.Name));
        Assert.Equal(["auc"], second.Metrics.Select(static metric => metric.Name));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_name_is_a_number_or_a_series_and_not_both(bool numberFirst)
    {
        RunResult run = await _test.RunAsync(Record(step =>
        {
            if (numberFirst)
                step.RecordMetric("loss", 1);
            step.RecordSeries("loss", 1, 1);
            step.RecordMetric("loss", 1);
        }));

        Assert.Equal("Step 'train' records 'loss' both as a single number and as a series. Give one of the two another name.", run.Steps[0].Error!.Message);
        Assert.IsType<MetricNameException>(run.Steps[0].Error!.Exception);
    }

    [Fact]
    public async Task Positions_count_from_1()
    {
        RunResult run = await _test.RunAsync(Record(static step => step.RecordSeries("loss", 0, 1)));

        Assert.Equal("position", Assert.IsType<ArgumentOutOfRangeException>(run.Steps[0].Error!.Exception).ParamName);
    }

    [Fact]
    public async Task Ten_thousand_points_are_all_kept()
    {
        await _test.RunAsync(Record(static step =>
        {
            for (int i = 1; i <= SeriesRecorder.Limit; i++)
                step.RecordSeries("loss", i, 1.0 / i);
        }));

        MetricSeries series = Assert.Single(_test.Store.Metadata.GetRun("last").Steps[0].Series);
        Assert.Equal(SeriesRecorder.Limit, series.Points.Length);
        Assert.Equal(new SeriesPoint(SeriesRecorder.Limit, 1.0 / SeriesRecorder.Limit), series.Points[^1]);
    }

    [Fact]
    public void Of_more_points_the_first_the_last_and_those_at_even_distances_are_kept()
    {
        var recorder = new SeriesRecorder(100, 100);
        for (int i = 200; i <= 2_500_000; i += 100)
            recorder.Add(i, i);

        SeriesPoint[] points = [.. recorder.Points];

        Assert.InRange(points.Length, SeriesRecorder.Limit / 2, SeriesRecorder.Limit + 1);
        Assert.Equal((100, 2_500_000), (points[0].Position, points[^1].Position));
        Assert.Single(points.Zip(points.Skip(1), static (one, next) => next.Position - one.Position).SkipLast(1).Distinct());
        Assert.All(points, static point => Assert.Equal(point.Position, point.Value));
    }

    [Fact]
    public async Task A_debugged_step_shows_its_series()
    {
        PipelinePlan plan = Record(static step => step.RecordSeries("loss", 1, 0.5));
        await _test.RunAsync(plan);

        StepResult debugged = await _test.Runner.DebugStepAsync(TestStore.Bind(plan), "train", "last", IRunObserver.None, CancellationToken.None);

        Assert.Equal("loss 1:0.5", Show(debugged.Series));
    }

    private static PipelinePlan Record(Action<StepContext> record) => Plan(Step("train", Of("train", call =>
    {
        record(call.Context);
        return ValueTask.CompletedTask;
    }, outputs: [])));

    private static string Show(IEnumerable<MetricSeries> series) => string.Join("; ", series.Select(static each =>
        $"{each.Name} {string.Join(' ', each.Points.Select(static point => FormattableString.Invariant($"{point.Position}:{point.Value}")))}"));
}
