using Millrace.Data;
using Millrace.Features;
using Millrace.Learning;
using Millrace.Learning.Tests.Support;

namespace Millrace.Torch.Tests.Training;

/// <summary>What weights of rows do to the training loop.</summary>
public sealed class WeightTests
{
    [Theory]
    [InlineData(1f, PredictionKind.Probability)]
    [InlineData(0.3f, PredictionKind.Probability)]
    [InlineData(7f, PredictionKind.Number)]
    public async Task Weights_that_are_all_the_same_change_nothing_bit_by_bit(float weight, PredictionKind kind)
    {
        NetworkTrainer trainer = Trainer(kind);
        TestStep plain = new(), weighted = new();
        TwoLayers expected = await Trained.NetworkAsync(trainer, step: plain);
        TwoLayers found = await NetworkAsync(trainer, WeightedRide.Of(Trained.Train, _ => weight), WeightedRide.Of(Trained.Tune, _ => weight), weighted);
        Assert.Equal(WeightsOf(expected), WeightsOf(found));
        Assert.Equal(plain.Series["train-" + Loss(kind)], weighted.Series["train-" + Loss(kind)]);
        Assert.Equal(plain.Series["tune-" + Loss(kind)], weighted.Series["tune-" + Loss(kind)]);
        Assert.Equal(plain.Metrics["best-epoch"], weighted.Metrics["best-epoch"]);
    }

    [Theory]
    [InlineData(PredictionKind.Probability)]
    [InlineData(PredictionKind.Number)]
    public async Task The_curve_is_the_weighted_mean(PredictionKind kind)
    {
        var step = new TestStep();
        WeightedRide[] tune = WeightedRide.Of(Trained.Tune, static i => i % 5);
        TwoLayers network = await NetworkAsync(Trainer(kind), WeightedRide.Of(Trained.Train, static i => i % 3), tune, step);
        var model = new Model<RideFeatures>(Trained.Features, new TorchPredictor<TwoLayers>(network, Trained.Features.Layout.Width, kind), "two-layers");
        float[] scores = model.Predict(Trained.Tune), labels = [.. Trained.Tune.Select(static ride => ride.Tip > 1 ? 1f : 0f)], weights = [.. tune.Select(static ride => ride.Times)];
        double expected = kind == PredictionKind.Probability
            ? LogLoss.Compute(scores, labels, weights)
            : Enumerable.Range(0, scores.Length).Sum(i => weights[i] * Math.Pow(scores[i] - labels[i], 2)) / weights.Sum();
        Assert.Equal(expected, step.Series["tune-" + Loss(kind)].Values.Min(), 1e-5);
    }

    [Fact]
    public async Task Rows_of_weight_0_teach_nothing()
    {
        WeightedRide[] rides = WeightedRide.Of(Trained.Train, static i => i % 2);
        WeightedRide[] turned = [.. rides.Select(static ride => ride.Times == 0 ? ride with { Tip = ride.Tip > 1 ? 0 : 2 } : ride)];
        NetworkTrainer trainer = Trainer(PredictionKind.Probability);
        TwoLayers network = await NetworkAsync(trainer, rides, WeightedRide.Of(Trained.Tune, static _ => 1), new TestStep());
        TwoLayers other = await NetworkAsync(trainer, turned, WeightedRide.Of(Trained.Tune, static _ => 1), new TestStep());
        Assert.Equal(WeightsOf(network), WeightsOf(other));
        Assert.NotEqual(WeightsOf(network), WeightsOf(await Trained.NetworkAsync(trainer)));
    }

    [Fact]
    public async Task Weights_that_are_none_are_errors_and_what_the_rows_have_is_counted()
    {
        NetworkTrainer trainer = Trainer(PredictionKind.Probability);
        WeightedRide[] train = WeightedRide.Of(Trained.Train, static _ => 1), tune = WeightedRide.Of(Trained.Tune, static _ => 1);
        Assert.StartsWith("All 2000 training rows have the weight Importance = 0", await MessageAsync(trainer, WeightedRide.Of(Trained.Train, static _ => 0), tune), StringComparison.Ordinal);
        Assert.StartsWith("All 500 rows to tune on have the weight Importance = 0", await MessageAsync(trainer, train, WeightedRide.Of(Trained.Tune, static _ => 0)), StringComparison.Ordinal);
        Assert.StartsWith(
            "Importance of row 1999 (counted from 0) is NaN:", await MessageAsync(trainer, WeightedRide.Of(Trained.Train, static i => i == 1999 ? float.NaN : 1), tune), StringComparison.Ordinal);

        var step = new TestStep();
        await NetworkAsync(trainer, train, tune, step);
        Assert.Equal(Trained.Train.Count(static ride => ride.Company is null), step.Metrics["missing"]);
    }

    private static NetworkTrainer Trainer(PredictionKind kind) =>
        new(new TorchRuntime()) { Epochs = 3, BatchSize = 60, LearningRate = 0.01, Device = DeviceChoice.Cpu, Kind = kind };

    private static string Loss(PredictionKind kind) => kind == PredictionKind.Probability ? "log-loss" : "squared-error";

    private static Task<TwoLayers> NetworkAsync(NetworkTrainer trainer, WeightedRide[] train, WeightedRide[] tune, TestStep step) => trainer.TrainAsync(
        "two-layers",
        static layout => new TwoLayers(layout.Width),
        Dataset.Of(train),
        Dataset.Of(tune),
        WeightedFeatures.Fit(train),
        new Seed(1),
        step,
        CancellationToken.None);

    private static async Task<string> MessageAsync(NetworkTrainer trainer, WeightedRide[] train, WeightedRide[] tune) =>
        (await Assert.ThrowsAsync<MillraceException>(() => NetworkAsync(trainer, train, tune, new TestStep()))).Message;

    private static float[] WeightsOf(TwoLayers network) => [.. network.parameters().SelectMany(static each => each.data<float>().ToArray())];
}
