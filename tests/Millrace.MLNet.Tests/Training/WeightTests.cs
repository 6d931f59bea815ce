using CsCheck;
using Millrace.Data;
using Millrace.Features;
using Millrace.Learning;
using Millrace.Learning.Tests.Support;

namespace Millrace.MLNet.Tests.Training;

/// <summary>What weights of rows do to trained models.</summary>
public sealed class WeightTests
{
    private static readonly Ride[] s_rides = Rides.Sample(600, missingHours: false);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(0.3f, 1e-6f)]
    public async Task Trees_predict_the_same_where_all_weights_are_the_same(float weight, float tolerance)
    {
        TestStep plain = new(), weighted = new();
        float[] expected = (await Trained.TreesAsync(s_rides, plain)).Predict(s_rides);
        WeightedRide[] rides = WeightedRide.Of(s_rides, _ => weight);
        float[] found = Scores(await TreesAsync(rides, weighted), rides);
        Assert.All(Enumerable.Range(0, expected.Length), i => Assert.InRange(Math.Abs(expected[i] - found[i]), 0, tolerance));
        foreach ((long tree, double loss) in plain.Series["train-log-loss"])
            Assert.Equal(loss, weighted.Series["train-log-loss"][tree], 1e-9);
    }

    [Fact]
    public async Task Trees_do_not_learn_from_rows_of_weight_0()
    {
        // The label is turned round where a row counts for nothing.
        WeightedRide[] rides = WeightedRide.Of(s_rides, static i => i % 2);
        WeightedRide[] turned = [.. rides.Select(static ride => ride.Times == 0 ? ride with { Tip = ride.Tip > 1 ? 0 : 2 } : ride)];
        float[] kept = Scores(await TreesAsync(rides), rides), other = Scores(await TreesAsync(turned), rides);
        Assert.InRange(Distance(kept, other), 0, 1e-6);
    }

    [Fact]
    public async Task A_logistic_regression_takes_a_row_of_weight_2_for_two_rows()
    {
        static int Times(Ride ride) => ride.Tip > 1 ? 3 : 1;
        Ride[] repeated = [.. s_rides.SelectMany(static ride => Enumerable.Repeat(ride, Times(ride)))];
        TestStep step = new(), weightedStep = new();
        float[] expected = (await new LogisticRegression<Ride, RideFeatures>()
            .RunAsync(Dataset.Of(repeated), Rides.Fit(s_rides), step, CancellationToken.None)).Predict(s_rides);
        WeightedRide[] rides = WeightedRide.Of(s_rides, static i => Times(s_rides[i]));
        float[] found = Scores(await LogisticAsync(rides, weightedStep), rides), plain = (await Trained.LogisticAsync(s_rides)).Predict(s_rides);

        // Bias and indicators say the same in many ways, so predictions are compared and not weights.
        Assert.InRange(Distance(expected, found), 0, 0.01);
        Assert.InRange(Distance(plain, found), 0.1, 1);
        Assert.Equal(step.Series["train-log-loss"].Values.Last(), weightedStep.Series["train-log-loss"].Values.Last(), 1e-4);
    }

    [Fact]
    public void A_logistic_regression_is_the_same_where_all_weights_are_1() => Gen.Int[0, 1000].Sample(
        static seed =>
        {
            Ride[] rides = Rides.Sample(200, seed, missingHours: false);
            var trained = (LinearPredictor)Trained.LogisticAsync(rides).GetAwaiter().GetResult().Predictor;
            AssertNear(trained, LogisticAsync(WeightedRide.Of(rides, static _ => 1), new TestStep()).GetAwaiter().GetResult(), 1e-5f);
        }, iter: 5);

    [Fact]
    public async Task Weights_change_what_is_learned()
    {
        // By far the most weight lies on the rows without a tip.
        WeightedRide[] rides = [.. WeightedRide.Of(s_rides, static _ => 1).Select(static ride => ride with { Times = ride.Tip > 1 ? 0.01f : 1 })];
        Assert.True(Scores(await TreesAsync(rides), rides).Average() < 0.7 * (await Trained.TreesAsync(s_rides)).Predict(s_rides).Average());
        Assert.True(Scores(await LogisticAsync(rides, new TestStep()), rides).Average() < 0.5 * (await Trained.LogisticAsync(s_rides)).Predict(s_rides).Average());
    }

    private static async Task<IPredictor> TreesAsync(WeightedRide[] rides, TestStep? step = null) =>
        (await new BoostedTrees<WeightedRide, WeightedFeatures> { Trees = 20 }
            .RunAsync(Dataset.Of(rides), WeightedFeatures.Fit(rides), step ?? new TestStep(), CancellationToken.None)).Predictor;

    private static async Task<LinearPredictor> LogisticAsync(WeightedRide[] rides, TestStep step) =>
        (LinearPredictor)(await new LogisticRegression<WeightedRide, WeightedFeatures>()
            .RunAsync(Dataset.Of(rides), WeightedFeatures.Fit(rides), step, CancellationToken.None)).Predictor;

    private static float[] Scores(IPredictor predictor, WeightedRide[] rides)
    {
        Fitted<WeightedFeatures> fitted = WeightedFeatures.Fit(rides);
        var rows = new float[rides.Length * fitted.Layout.Width];
        fitted.Transform(WeightedFeatures.Batch(rides), rows);
        var scores = new float[rides.Length];
        predictor.Predict(rows, scores);
        return scores;
    }

    private static double Distance(float[] some, float[] others) => some.Zip(others, static (a, b) => Math.Abs(a - b)).Average();

    private static void AssertNear(LinearPredictor expected, LinearPredictor actual, float tolerance)
    {
        Assert.Equal(expected.Weights.Length, actual.Weights.Length);
        for (int i = 0; i < expected.Weights.Length; i++)
            Assert.Equal(expected.Weights[i], actual.Weights[i], tolerance);
        Assert.Equal(expected.Bias, actual.Bias, tolerance);
    }
}
