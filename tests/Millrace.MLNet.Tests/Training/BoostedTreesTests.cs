using Millrace.Data;
using Millrace.Learning;
using Millrace.Learning.Tests.Support;

namespace Millrace.MLNet.Tests.Training;

public sealed class BoostedTreesTests
{
    [Fact]
    public async Task Learns_what_is_in_the_rows_and_says_what_it_made()
    {
        var step = new TestStep();
        Model<RideFeatures> model = await Trained.TreesAsync(Rides.Sample(3000), step);
        Assert.InRange(Trained.Auc(model, Rides.Sample(1000, seed: 2)), 0.85, 1);
        Assert.Equal("boosted-trees", model.Trainer);
        Assert.Equal(3000, step.Metrics["rows"]);
        Assert.Equal(20, step.Metrics["trees"]);
        Assert.Equal(((TreeEnsemble)model.Predictor).Leaves.Length, step.Metrics["leaves"]);
    }

    [Fact]
    public async Task Each_point_of_the_curve_is_what_a_model_of_so_many_trees_loses()
    {
        var step = new TestStep();
        Ride[] rides = Rides.Sample(5000);
        await Trained.TreesAsync(rides, step);
        SortedDictionary<long, double> curve = Assert.Single(step.Series, static series => series.Key == "train-log-loss").Value;

        Assert.Equal(Enumerable.Range(1, 20).Select(static i => (long)i), curve.Keys);
        Assert.Equal(curve.Values.OrderDescending(), curve.Values);
        foreach (int trees in (int[])[1, 7, 20])
            Assert.Equal(Trained.LogLoss(await Trained.TreesAsync(rides, trees: trees), rides), curve[trees], 1e-9);
    }

    [Theory]
    [InlineData(100, 100, 1)]
    [InlineData(101, 51, 2)]
    [InlineData(250, 84, 3)]
    public async Task Many_trees_have_a_curve_of_a_hundred_points_at_most(int trees, int points, int first)
    {
        var step = new TestStep();
        await Trained.TreesAsync(Rides.Sample(200), step, trees);

        Assert.Equal((points, first, trees), (step.Series["train-log-loss"].Count, step.Series["train-log-loss"].Keys.First(), step.Series["train-log-loss"].Keys.Last()));
    }

    [Fact]
    public async Task Reports_progress_in_trees()
    {
        var step = new TestStep();
        await Trained.TreesAsync(Rides.Sample(500), step);
        (long Done, long? Total, string Unit)[] trees = [.. step.Progress.Where(static progress => progress.Unit == "trees")];
        Assert.Equal(Enumerable.Range(0, 20).Select(static i => (long)i), trees.Select(static progress => progress.Done).Distinct().Take(20));
        Assert.All(trees, static progress => Assert.Equal(20, progress.Total));
    }

    [Fact]
    public async Task Splits_missing_numbers_from_present_ones()
    {
        // The label is whether the hour is missing, nothing else.
        Ride[] rides = [.. Rides.Sample(1000).Select(static ride => ride with { Tip = ride.Hours is null ? 2 : 0 })];
        Model<RideFeatures> model = await Trained.TreesAsync(rides);
        Assert.Equal(1, Trained.Auc(model, rides));
    }

    [Fact]
    public async Task The_same_rows_and_parameters_give_the_same_bytes()
    {
        Ride[] rides = Rides.Sample(1500);
        Assert.Equal(await Trained.SavedAsync(await Trained.TreesAsync(rides)), await Trained.SavedAsync(await Trained.TreesAsync(rides)));
    }

    [Fact]
    public async Task Trained_side_by_side_they_have_the_same_bytes_too()
    {
        Ride[] rides = Rides.Sample(1500);
        string alone = await Trained.SavedAsync(await Trained.TreesAsync(rides));
        string[] together = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () => await Trained.SavedAsync(await Trained.TreesAsync(rides)))));
        Assert.All(together, other => Assert.Equal(alone, other));
    }

    [Fact]
    public async Task Cancellation_returns_at_once_and_the_work_ends_with_its_tree()
    {
        using var source = new CancellationTokenSource();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var step = new TestStep
        {
            OnProgress = unit =>
            {
                if (unit == "trees")
                    begun.TrySetResult();
            },
        };
        Ride[] rides = Rides.Sample(4000);
        Task<Model<RideFeatures>> training = new BoostedTrees<Ride, RideFeatures> { Trees = 10_000 }
            .RunAsync(Dataset.Of(rides), Rides.Fit(rides), step, source.Token);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => training.WaitAsync(TimeSpan.FromSeconds(5)));

        // Nothing is reported any more once the tree that was being made is done.
        int reports;
        do
        {
            reports = step.Progress.Count;
            await Task.Delay(500);
        }
        while (step.Progress.Count != reports);
        Assert.InRange(reports, 1, 5000);
    }

    [Theory]
    [InlineData(true, "All 5 training rows have the label GoodTip = true, but boosted-trees learns from rows of both kinds. Check the label's definition, or train on rows that have both.")]
    [InlineData(false, "All 5 training rows have the label GoodTip = false, but boosted-trees learns from rows of both kinds. Check the label's definition, or train on rows that have both.")]
    public async Task One_class_is_refused(bool label, string message)
    {
        Ride[] rides = [.. Rides.Sample(5).Select(ride => ride with { Tip = label ? 2 : 0 })];
        Assert.Equal(message, (await Assert.ThrowsAsync<MillraceException>(() => Trained.TreesAsync(rides))).Message);
    }

    [Fact]
    public async Task No_rows_are_refused()
    {
        var exception = await Assert.ThrowsAsync<MillraceException>(static () => new BoostedTrees<Ride, RideFeatures>().RunAsync(
            Dataset.Of<Ride>(), Rides.Fit(Rides.Sample(5)), new TestStep(), CancellationToken.None));
        Assert.StartsWith("boosted-trees has no rows to learn from.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_that_is_neither_true_nor_false_is_refused_with_its_row()
    {
        Ride[] rides = Rides.Sample(5);
        rides[3] = rides[3] with { Tip = -0.5f };
        var exception = await Assert.ThrowsAsync<MillraceException>(() => Trained.TreesAsync(rides));
        Assert.StartsWith("The label GoodTip of training row 3 (counted from 0) is -0.5, but boosted-trees learns labels that are true or false", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_rows_for_any_split_give_a_model_all_the_same()
    {
        Ride[] rides = [.. Rides.Sample(4).Select(static (ride, i) => ride with { Tip = i % 2 * 2 })];
        Model<RideFeatures> model = await Trained.TreesAsync(rides);
        Assert.All(model.Predict(rides), static score => Assert.Equal(0.5f, score));
    }
}
