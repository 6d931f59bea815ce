using Millrace.Data;
using Millrace.Learning;
using Millrace.Learning.Tests.Support;

namespace Millrace.MLNet.Tests.Training;

public sealed class LogisticRegressionTests
{
    [Fact]
    public async Task Learns_what_is_in_the_rows_and_says_what_it_made()
    {
        var step = new TestStep();
        Model<RideFeatures> model = await Trained.LogisticAsync(Rides.Sample(3000, missingHours: false), step);
        Assert.InRange(Trained.Auc(model, Rides.Sample(1000, seed: 2, missingHours: false)), 0.85, 1);
        Assert.Equal("logistic-regression", model.Trainer);
        Assert.Equal(3000, step.Metrics["rows"]);
        Assert.InRange(step.Metrics["passes"], 2, 2000);
        Assert.Equal(((LinearPredictor)model.Predictor).Weights.Length, step.Metrics["weights"]);
        Assert.Contains(step.Progress, static progress => progress.Unit == "passes");
    }

    [Fact]
    public async Task The_curve_ends_with_the_model_and_passes_what_training_lost_on_its_way_at_little_cost()
    {
        var step = new TestStep();
        Ride[] rides = Rides.Sample(2000, missingHours: false);
        Model<RideFeatures> model = await Trained.LogisticAsync(rides, step, l2: 0.01);
        SortedDictionary<long, double> curve = Assert.Single(step.Series, static series => series.Key == "train-log-loss").Value;

        Assert.Equal(step.Metrics["passes"], curve.Keys.Last());
        Assert.Equal(Trained.LogLoss(model, rides), curve.Values.Last(), 1e-9);
        Assert.InRange(curve.Count, 2, 6);
        Assert.Equal(curve.Values.OrderDescending(), curve.Values);
        Assert.InRange(step.Progress.Where(static progress => progress.Unit == "passes").Max(static progress => progress.Done), curve.Keys.Last() + 1, curve.Keys.Last() * 1.25);

        var early = new TestStep();
        Model<RideFeatures> first = await Trained.LogisticAsync(rides, early, l2: 0.01, iterations: 1);
        Assert.Equal(curve.First(), Assert.Single(early.Series["train-log-loss"]));
        Assert.Equal(Trained.LogLoss(first, rides), curve.Values.First(), 1e-9);
    }

    [Fact]
    public async Task The_same_rows_and_parameters_give_the_same_bytes()
    {
        Ride[] rides = Rides.Sample(1500, missingHours: false);
        Assert.Equal(await Trained.SavedAsync(await Trained.LogisticAsync(rides)), await Trained.SavedAsync(await Trained.LogisticAsync(rides)));
    }

    /// <summary>Where the weighted sum of losses and penalties is least, its gradient is zero: checked against the plain formula.</summary>
    [Fact]
    public async Task Ends_where_the_penalised_loss_is_least()
    {
        Ride[] rides = Rides.Sample(400, missingHours: false);
        Model<RideFeatures> model = await Trained.LogisticAsync(rides, l2: 3);
        var linear = (LinearPredictor)model.Predictor;
        var matrix = await Trained.MatrixAsync(rides);
        float[] scores = model.Predict(rides);
        double ofMiles = 3 * linear.Weights[0];
        double ofBias = 0;
        double ofFirstCompany = 3 * linear.Weights[2];
        for (int row = 0; row < rides.Length; row++)
        {
            double error = scores[row] - matrix.Labels[row];
            ofMiles += error * matrix.Values[row * matrix.Width];
            ofBias += error;
            ofFirstCompany += matrix.Values[(row * matrix.Width) + 2] == 0 ? error : 0;
        }

        Assert.Equal(0, ofMiles, 0.5);
        Assert.Equal(0, ofBias, 0.5);
        Assert.Equal(0, ofFirstCompany, 0.5);
    }

    [Fact]
    public async Task Much_L1_makes_weights_zero_and_much_L2_makes_them_small()
    {
        Ride[] rides = Rides.Sample(500, missingHours: false);
        var free = (LinearPredictor)(await Trained.LogisticAsync(rides)).Predictor;
        var sparse = (LinearPredictor)(await Trained.LogisticAsync(rides, l1: 50)).Predictor;
        var small = (LinearPredictor)(await Trained.LogisticAsync(rides, l2: 1000)).Predictor;
        Assert.True(sparse.Weights.Count(static weight => weight == 0) > free.Weights.Count(static weight => weight == 0));
        Assert.True(small.Weights.Max(Math.Abs) < free.Weights.Max(Math.Abs) / 5);
    }

    [Fact]
    public async Task Missing_numbers_are_refused_with_the_feature_and_the_count()
    {
        Ride[] rides = Rides.Sample(10);
        rides[4] = rides[4] with { Hours = null };
        int missing = rides.Count(static ride => ride.Hours is null);
        var exception = await Assert.ThrowsAsync<MillraceException>(() => Trained.LogisticAsync(rides));
        Assert.StartsWith($"The feature Hours is missing or infinite in {missing} of 10 training rows, and logistic-regression cannot learn from that.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_returns_at_once()
    {
        using var source = new CancellationTokenSource();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var step = new TestStep
        {
            OnProgress = unit =>
            {
                if (unit == "passes")
                    begun.TrySetResult();
            },
        };
        Ride[] rides = Rides.Sample(20_000, missingHours: false);
        Task<Model<RideFeatures>> training = new LogisticRegression<Ride, RideFeatures> { L2Regularization = 0 }
            .RunAsync(Dataset.Of(rides), Rides.Fit(rides), step, source.Token);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => training.WaitAsync(TimeSpan.FromSeconds(5)));
    }
}
