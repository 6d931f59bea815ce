using Millrace.Data;
using Millrace.Learning.Tests.Support;

namespace Millrace.Learning.Tests.Evaluating;

public sealed class EvaluateTests
{
    private static readonly Ride[] rides = Rides.Sample(300, missingHours: false);
    private static readonly Model<RideFeatures> model = Rides.Linear(Rides.Fit(rides));

    [Fact]
    public async Task The_report_holds_what_the_rows_say_and_the_step_records_it()
    {
        var step = new TestStep();
        Evaluation evaluation = await new Evaluate<Ride, RideFeatures> { Threshold = 0.4 }.RunAsync(model, Dataset.Of(rides), step, CancellationToken.None);
        BinaryMetrics expected = BinaryMetrics.Compute(model.Predict(rides), [.. rides.Select(static ride => ride.Tip > 1 ? 1f : 0f)], 0.4);
        Assert.Equal(expected, evaluation.Metrics);
        Assert.Equal("GoodTip", evaluation.Label);
        Assert.Equal(expected.Auc, step.Metrics["auc"]);
        Assert.Equal(["accuracy", "auc", "log-loss", "precision", "recall"], step.Headlines.Order());
        Assert.Equal((300, 300L, "rows"), step.Progress[^1]);
    }

    [Fact]
    public async Task The_report_comes_back_the_same_and_is_saved_with_the_same_bytes()
    {
        using var temp = new TempFolder();
        Evaluation evaluation = await new Evaluate<Ride, RideFeatures>().RunAsync(model, Dataset.Of(rides), new TestStep(), CancellationToken.None);
        await AssertRoundTrip(temp, evaluation);
    }

    [Fact]
    public async Task Undefined_metrics_survive_saving()
    {
        using var temp = new TempFolder();
        Evaluation evaluation = await new Evaluate<Ride, RideFeatures>().RunAsync(
            model, Dataset.Of(rides.Where(static ride => ride.Tip > 1)), new TestStep(), CancellationToken.None);
        Assert.True(double.IsNaN(evaluation.Metrics.Auc));
        await AssertRoundTrip(temp, evaluation);
    }

    [Fact]
    public async Task A_changed_number_that_contradicts_the_counts_is_refused()
    {
        using var temp = new TempFolder();
        ArtifactFolder folder = temp.Artifact();
        await Evaluation.SaveAsync(new Evaluation("t", "l", BinaryMetrics.Compute([0.1f, 0.9f], [0, 1])), folder, CancellationToken.None);
        Files.Edit(folder.File("evaluation.json"), "\"accuracy\": 1", "\"accuracy\": 0.5");
        var exception = await Assert.ThrowsAsync<ArtifactFormatException>(async () => await Evaluation.LoadAsync(folder, CancellationToken.None));
        Assert.Contains("its numbers contradict each other", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_ends_it() => await Assert.ThrowsAnyAsync<OperationCanceledException>(static () =>
        new Evaluate<Ride, RideFeatures>().RunAsync(model, Dataset.Of(rides), new TestStep(), new CancellationToken(canceled: true)));

    private static async Task AssertRoundTrip(TempFolder temp, Evaluation evaluation)
    {
        ArtifactFolder first = temp.Artifact("first");
        ArtifactFolder second = temp.Artifact("second");
        await Evaluation.SaveAsync(evaluation, first, CancellationToken.None);
        Evaluation loaded = await Evaluation.LoadAsync(first, CancellationToken.None);
        await Evaluation.SaveAsync(loaded, second, CancellationToken.None);
        Assert.Equal(evaluation.Metrics, loaded.Metrics);
        Assert.Equal(Files.Fingerprint(first.Path), Files.Fingerprint(second.Path));
    }
}
