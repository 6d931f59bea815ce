using Millrace.Data;
using Millrace.Features;
using Millrace.Learning.Tests.Support;

namespace Millrace.Learning.Tests.Training;

/// <summary>How much rows count in training, before a trainer sees them.</summary>
public sealed class WeightTests
{
    [Fact]
    public async Task Training_rows_have_their_weights_and_what_they_are_made_of_is_counted()
    {
        var step = new TestStep();
        WeightedRide[] rides = WeightedRide.Of(Rides.Sample(200), static i => i % 3);
        FeatureMatrix matrix = await ReadAsync(rides, step);
        Assert.Equal(rides.Select(static ride => ride.Times), matrix.Weights);
        Assert.Equal(rides.Count(static ride => ride.Hours is null) + rides.Count(static ride => ride.Company is null), step.Metrics["missing"]);
        Assert.Equal((0, 0, 0), (step.Metrics["out-of-range"], step.Metrics["infinite"], step.Metrics["not-a-number"]));
        Assert.Equal(matrix.Labels.Average(), step.Metrics["positive-rate"], 1e-6);
    }

    [Fact]
    public async Task Weights_that_are_none_are_errors()
    {
        Ride[] rides = Rides.Sample(50);
        Assert.Equal(
            "All 50 training rows have the weight Importance = 0, so none of them counts for by-hand. Check the weight's definition, or give the step other rows.",
            await MessageAsync(WeightedRide.Of(rides, static _ => 0)));
        Assert.StartsWith("Importance of row 7 (counted from 0) is -1:", await MessageAsync(WeightedRide.Of(rides, static i => i == 7 ? -1 : 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_weighted_loss_is_that_of_rows_so_often_there()
    {
        float[] scores = [0.1f, 0.9f, 0.5f, 1], labels = [0, 1, 1, 0];
        Assert.Equal(LogLoss.Compute(scores, labels), LogLoss.Compute(scores, labels, []));
        Assert.Equal(LogLoss.Compute(scores, labels), LogLoss.Compute(scores, labels, [3, 3, 3, 3]), 1e-12);
        Assert.Equal(LogLoss.Compute([0.1f, 0.9f, 0.9f, 1, 1, 1], [0, 1, 1, 0, 0, 0]), LogLoss.Compute(scores, labels, [1, 2, 0, 3]), 1e-12);
    }

    private static async Task<string> MessageAsync(WeightedRide[] rides) => (await Assert.ThrowsAsync<MillraceException>(() => ReadAsync(rides))).Message;

    private static async Task<FeatureMatrix> ReadAsync(WeightedRide[] rides, TestStep? step = null) =>
        await TrainingRows.ReadAsync("by-hand", Dataset.Of(rides), WeightedFeatures.Fit(rides), step ?? new TestStep(), CancellationToken.None);
}
