using Millrace.Data;
using Millrace.Features;
using Millrace.Learning.Tests.Support;

namespace Millrace.Learning.Tests.Choosing;

public sealed class PickBestTests
{
    private static readonly Ride[] rides = Rides.Sample(300, missingHours: false);
    private static readonly Fitted<RideFeatures> features = Rides.Fit(rides);
    private static readonly Model<RideFeatures> good = Rides.Linear(features, 1.5f, "trees");
    private static readonly Model<RideFeatures> bad = Rides.Linear(features, -3f, "linear");

    [Theory]
    [InlineData("auc")]
    [InlineData("log-loss")]
    [InlineData("accuracy")]
    public async Task The_better_one_wins_wherever_it_stands(string metric)
    {
        var step = new TestStep();
        var component = new PickBest<Ride, RideFeatures> { Metric = metric };
        Assert.Same(good, await component.RunAsync(Dataset.Of(rides), [bad, good], step, CancellationToken.None));
        Assert.Same(good, await component.RunAsync(Dataset.Of(rides), [good, bad], step, CancellationToken.None));
        Assert.Equal([$"tune-{metric}", $"tune-{metric}-linear", $"tune-{metric}-trees"], step.Metrics.Keys.Order());
        Assert.Equal(step.Metrics[$"tune-{metric}-trees"], step.Metrics[$"tune-{metric}"]);
    }

    [Fact]
    public async Task Of_equals_the_earlier_wins_and_names_stay_apart()
    {
        var step = new TestStep();
        Model<RideFeatures> twin = Rides.Linear(features, 1.5f, "trees");
        Assert.Same(twin, await new PickBest<Ride, RideFeatures>().RunAsync(Dataset.Of(rides), [twin, good, bad], step, CancellationToken.None));
        Assert.Equal(["tune-auc", "tune-auc-linear", "tune-auc-trees", "tune-auc-trees-2"], step.Metrics.Keys.Order());
    }

    [Fact]
    public async Task One_class_cannot_be_chosen_on_by_auc()
    {
        Ride[] same = [.. rides.Where(static ride => ride.Tip > 1)];
        var exception = await Assert.ThrowsAsync<MillraceException>(() =>
            new PickBest<Ride, RideFeatures>().RunAsync(Dataset.Of(same), [good, bad], new TestStep(), CancellationToken.None));
        Assert.Equal($"All {same.Length} rows for choosing have the same label (1), so no AUC can tell the models apart. Keep more rows for choosing, or choose by log-loss.", exception.Message);
    }

    [Fact]
    public async Task No_candidates_and_no_rows_are_refused()
    {
        Assert.Equal("There is no model to pick. Give the step at least one.", (await Assert.ThrowsAsync<MillraceException>(static () =>
            new PickBest<Ride, RideFeatures>().RunAsync(Dataset.Of(rides), [], new TestStep(), CancellationToken.None))).Message);
        Assert.Equal("There are no rows to judge the model on. Give the step a dataset with rows.", (await Assert.ThrowsAsync<MillraceException>(static () =>
            new PickBest<Ride, RideFeatures>().RunAsync(Dataset.Of<Ride>(), [good], new TestStep(), CancellationToken.None))).Message);
    }
}
