using Millrace.Data;
using Millrace.Features;
using Millrace.Learning.Tests.Support;

namespace Millrace.Learning.Tests.Training;

public sealed class TrainingRowsTests
{
    [Fact]
    public async Task Rows_are_read_and_told_of()
    {
        var step = new TestStep();
        Ride[] rides = Rides.Sample(200);

        FeatureMatrix matrix = await ReadAsync(rides, step);

        Assert.Equal(200, matrix.Rows);
        Assert.Equal(200, step.Metrics["rows"]);
        Assert.Equal(matrix.Labels.Average(), step.Metrics["positive-rate"], 1e-6);
        Assert.Equal([(0, 200, "rows")], step.Progress);
    }

    [Fact]
    public async Task Labels_are_checked()
    {
        Ride[] rides = Rides.Sample(5);

        Assert.StartsWith("by-hand has no rows to learn from.", await MessageAsync([]), StringComparison.Ordinal);
        Assert.StartsWith("All 1 training rows have the label GoodTip = ", await MessageAsync(rides[..1]), StringComparison.Ordinal);
        rides[3] = rides[3] with { Tip = -0.5f };
        Assert.StartsWith("The label GoodTip of training row 3 (counted from 0) is -0.5, but by-hand learns", await MessageAsync(rides), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Features_that_must_be_finite_are_checked()
    {
        Ride[] rides = Rides.Sample(100);
        int missing = rides.Count(static ride => ride.Hours is null);
        FeatureMatrix matrix = await ReadAsync(rides);

        var exception = Assert.Throws<MillraceException>(() => TrainingRows.RequireFinite("by-hand", matrix));
        Assert.StartsWith($"The feature Hours is missing or infinite in {missing} of 100 training rows, and by-hand cannot", exception.Message, StringComparison.Ordinal);
        TrainingRows.RequireFinite("by-hand", await ReadAsync(Rides.Sample(100, missingHours: false)));
    }

    [Fact]
    public async Task Sparse_ids_are_refused_before_rows_are_read()
    {
        TaggedRide[] rides = TaggedRide.Of(Rides.Sample(20));
        Fitted<TaggedFeatures> features = TaggedFeatures.Fit(rides);
        var step = new TestStep();
        const string expected = "by-hand reads rows of floats. Feature \"Tags\" of TaggedFeatures has any number of ids a row";
        var exception = await Assert.ThrowsAsync<FeatureVectorException>(
            async () => await TrainingRows.ReadAsync("by-hand", Dataset.Of(rides), features, step, CancellationToken.None));
        Assert.StartsWith(expected, exception.Message, StringComparison.Ordinal);
        Assert.Empty(step.Progress);
        IPredictor predictor = Rides.Linear(Rides.Fit(Rides.Sample(9))).Predictor;
        exception = Assert.Throws<FeatureVectorException>(() => new Model<TaggedFeatures>(features, predictor, "by-hand"));
        Assert.StartsWith(expected, exception.Message, StringComparison.Ordinal);
    }

    private static async Task<string> MessageAsync(Ride[] rides) => (await Assert.ThrowsAsync<MillraceException>(() => ReadAsync(rides))).Message;

    private static async Task<FeatureMatrix> ReadAsync(Ride[] rides, TestStep? step = null) =>
        await TrainingRows.ReadAsync("by-hand", Dataset.Of(rides), Rides.Fit(Rides.Sample(50)), step ?? new TestStep(), CancellationToken.None);
}
