using Millrace.Data;
using Millrace.Features;
using Millrace.Learning;
using Millrace.Learning.Tests.Support;
using TorchSharp;

namespace Millrace.Torch.Tests.Training;

public sealed class NetworkTrainerTests
{
    private static Ride[] Train => Trained.Train;

    [Fact]
    public async Task Sparse_ids_are_refused_before_it_begins()
    {
        TaggedRide[] rides = TaggedRide.Of(Rides.Sample(20));
        var exception = await Assert.ThrowsAsync<FeatureVectorException>(() => Trained.Trainer.TrainAsync(
            "two-layers",
            static layout => new TwoLayers(layout.Width),
            Dataset.Of(rides),
            Dataset.Of(rides),
            TaggedFeatures.Fit(rides),
            new Seed(1),
            new TestStep(),
            CancellationToken.None));
        Assert.StartsWith("two-layers reads rows of floats. Feature \"Tags\" of TaggedFeatures has any number", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Learns_what_is_in_the_rows_and_says_what_it_made()
    {
        var step = new TestStep();
        Model<RideFeatures> model = Trained.Model(await Trained.NetworkAsync(step: step));

        Assert.InRange(Trained.Auc(model, Rides.Sample(1000, seed: 3, missingHours: false)), 0.85, 1);
        Assert.Equal(2000, step.Metrics["rows"]);
        Assert.Equal(((TorchPredictor<TwoLayers>)model.Predictor).WeightCount, step.Metrics["weights"]);
        Assert.InRange(step.Metrics["positive-rate"], 0.01, 0.99);
    }

    [Fact]
    public async Task Records_a_learning_curve_an_epoch_a_point()
    {
        var step = new TestStep();
        await Trained.NetworkAsync(step: step);

        foreach (string curve in (string[])["train-log-loss", "tune-log-loss"])
        {
            Assert.Equal(Enumerable.Range(1, (int)step.Metrics["epochs"]).Select(static epoch => (long)epoch), step.Series[curve].Keys);
            Assert.All(step.Series[curve].Values, static loss => Assert.InRange(loss, 0.01, 1));
        }

        Assert.Equal(step.Series["tune-log-loss"].Values.Min(), step.Series["tune-log-loss"][(long)step.Metrics["best-epoch"]]);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes_whatever_runs_beside_it()
    {
        string alone = await Trained.SavedAsync(Trained.Model(await Trained.NetworkAsync()));
        string[] together = await Task.WhenAll(Enumerable.Range(0, 3).Select(static _ => Task.Run(
            static async () => await Trained.SavedAsync(Trained.Model(await Trained.NetworkAsync())))));

        Assert.All(together, other => Assert.Equal(alone, other));
        Assert.NotEqual(alone, await Trained.SavedAsync(Trained.Model(await Trained.NetworkAsync(seed: 2))));
    }

    [Fact]
    public async Task A_model_that_is_loaded_meanwhile_changes_nothing()
    {
        using var temp = new TempFolder();
        ArtifactFolder folder = temp.Artifact();
        IPredictor other = Trained.Model(await Trained.NetworkAsync()).Predictor;
        await other.Format.SaveAsync(other, folder, CancellationToken.None);
        string alone = await Trained.SavedAsync(Trained.Model(await Trained.NetworkAsync()));
        Task<IPredictor>? loading = null;

        TwoLayers network = await Trained.NetworkAsync(create: layout =>
        {
            // From outside of the training: it has to wait for the training to end.
            using (ExecutionContext.SuppressFlow())
                loading = Task.Run(() => other.Format.LoadAsync(folder, CancellationToken.None).AsTask());
            Thread.Sleep(50);
            return new TwoLayers(layout.Width);
        });

        Assert.Equal(alone, await Trained.SavedAsync(Trained.Model(network)));
        Assert.Equal(other.Width, (await loading!).Width);
    }

    [Fact]
    public async Task A_training_may_begin_with_a_model_that_it_loads_itself()
    {
        using var temp = new TempFolder();
        ArtifactFolder folder = temp.Artifact();
        IPredictor other = Trained.Model(await Trained.NetworkAsync()).Predictor;
        await other.Format.SaveAsync(other, folder, CancellationToken.None);

        await Trained.NetworkAsync(create: layout =>
        {
            Assert.Equal(layout.Width, other.Format.LoadAsync(folder, CancellationToken.None).AsTask().GetAwaiter().GetResult().Width);
            return new TwoLayers(layout.Width);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Uses_as_many_threads_as_it_is_told_and_leaves_the_rest_as_it_was(int threads)
    {
        var seen = new HashSet<int>();
        await Trained.NetworkAsync(
            new NetworkTrainer(new TorchRuntime()) { Device = DeviceChoice.Cpu, Epochs = 1, Threads = threads },
            create: layout => new TwoLayers(layout.Width) { OnForward = _ => seen.Add(torch.get_num_threads()) });

        Assert.Equal([threads], seen);
    }

    [Fact]
    public async Task Keeps_the_weights_of_the_best_epoch()
    {
        // So great a rate that later epochs are worse: what is returned must be as good as the curve's best point.
        var step = new TestStep();
        var trainer = new NetworkTrainer(new TorchRuntime()) { Device = DeviceChoice.Cpu, Epochs = 12, Patience = 12, BatchSize = 64, LearningRate = 0.3 };
        Model<RideFeatures> model = Trained.Model(await Trained.NetworkAsync(trainer, step: step));

        double loss = LogLoss.Compute(model.Predict(Trained.Tune), [.. Trained.Tune.Select(static ride => ride.Tip > 1 ? 1f : 0f)]);

        Assert.NotEqual(12, step.Metrics["best-epoch"]);
        Assert.Equal(step.Series["tune-log-loss"].Values.Min(), loss, 1e-5);
    }

    [Fact]
    public async Task Stops_when_there_is_no_improvement_for_too_long()
    {
        var step = new TestStep();
        var trainer = new NetworkTrainer(new TorchRuntime()) { Device = DeviceChoice.Cpu, Epochs = 200, Patience = 2, BatchSize = 64, LearningRate = 0.1 };
        await Trained.NetworkAsync(trainer, step: step);

        Assert.InRange(step.Metrics["epochs"], 3, 199);
        Assert.Equal(step.Metrics["best-epoch"] + 2, step.Metrics["epochs"]);
    }

    [Fact]
    public async Task Learns_from_each_row_once_an_epoch_in_another_order()
    {
        var batches = new List<float[]>();
        var trainer = new NetworkTrainer(new TorchRuntime()) { Device = DeviceChoice.Cpu, Epochs = 2, BatchSize = 300, Patience = 5 };
        await Trained.NetworkAsync(trainer, create: layout => new TwoLayers(layout.Width)
        {
            OnForward = rows => batches.Add([.. rows.select(1, 0).data<float>().ToArray()]),
        });

        // Seven batches of training rows, then one of rows to tune on.
        float[] first = [.. batches.Take(7).SelectMany(static batch => batch)], second = [.. batches.Skip(8).Take(7).SelectMany(static batch => batch)];
        float[] expected = new float[Train.Length * Trained.Features.Layout.Width];
        Trained.Features.Transform(Rides.Batch(Train), expected);
        float[] miles = [.. Enumerable.Range(0, Train.Length).Select(row => expected[row * Trained.Features.Layout.Width])];
        Assert.Equal([300, 300, 300, 300, 300, 300, 200, 500], batches.Take(8).Select(static batch => batch.Length));
        Assert.Equal(miles.Order(), first.Order());
        Assert.Equal(miles.Order(), second.Order());
        Assert.NotEqual(miles, first);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task Learns_from_rows_that_do_not_fit_in_memory()
    {
        // A mebibyte holds fewer than there are, in three batches of the dataset.
        Ride[] many = Rides.Sample(140_000, missingHours: false);
        var step = new TestStep();
        var trainer = new NetworkTrainer(new TorchRuntime()) { Device = DeviceChoice.Cpu, Epochs = 2, BatchSize = 512, ShuffleMegabytes = 1, LearningRate = 0.01 };
        Model<RideFeatures> model = Trained.Model(await Trained.NetworkAsync(trainer, many, step: step));

        Assert.InRange(Trained.Auc(model, Rides.Sample(1000, seed: 3, missingHours: false)), 0.85, 1);
        Assert.Equal(140_000, step.Metrics["rows"]);
        Assert.Equal(280_000, step.Progress.Max(static progress => progress.Done));
    }

    [Fact]
    public async Task Reports_progress_in_rows()
    {
        var step = new TestStep();
        await Trained.NetworkAsync(step: step);

        Assert.All(step.Progress, static progress => Assert.Equal((8000L, "rows"), (progress.Total, progress.Unit)));
        Assert.Equal(64, step.Progress[0].Done);
        Assert.Equal(8000, step.Progress[^1].Done);
    }

    [Fact]
    public async Task Cancellation_ends_it_with_its_batch()
    {
        using var source = new CancellationTokenSource();
        int batches = 0;
        Task<TwoLayers> training = Trained.NetworkAsync(
            new NetworkTrainer(new TorchRuntime()) { Device = DeviceChoice.Cpu, Epochs = 100_000, Patience = 100_000, BatchSize = 64 },
            create: layout => new TwoLayers(layout.Width)
            {
                OnForward = _ =>
                {
                    if (++batches == 3)
                        source.Cancel();
                },
            },
            cancellation: source.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => training);
        await Trained.NetworkAsync(); // which waits for the first to give the process's torch back
        Assert.Equal(3, batches);
    }

    [Fact]
    public async Task A_loss_that_is_no_number_is_refused_where_it_stands()
    {
        int batches = 0;
        TrainingDivergedException diverged = await Assert.ThrowsAsync<TrainingDivergedException>(() => Trained.NetworkAsync(create: layout => new TwoLayers(layout.Width)
        {
            OnForward = rows =>
            {
                // The 32 batches of an epoch are followed by one of the rows to tune on.
                if (++batches == 33 + 5)
                    rows.fill_(float.NaN);
            },
        }));

        Assert.Equal(
            "two-layers, epoch 2, batch 5 (64 rows): the loss is NaN. Either the weights have grown beyond all bounds: lower the learning rate, and scale " +
            "features with values far from 0 (z-score). Or the network itself makes such numbers, as normalising a batch of one row does.",
            diverged.Message);
    }

    [Fact]
    public async Task A_network_that_gives_other_than_a_number_a_row_is_refused() => Assert.Equal(
        "The network of two-layers gave 1024 numbers for 64 rows; it must give one a row.",
        (await Assert.ThrowsAsync<MillraceException>(() => Trained.Trainer.TrainAsync(
            "two-layers",
            static layout => torch.nn.Linear(layout.Width, 16),
            Data.Dataset.Of(Train),
            Data.Dataset.Of(Train),
            Trained.Features,
            new Seed(1),
            new TestStep(),
            CancellationToken.None))).Message);

    [Fact]
    public async Task A_number_is_learned_by_its_squared_error()
    {
        var step = new TestStep();
        var trainer = new NetworkTrainer(new TorchRuntime()) { Device = DeviceChoice.Cpu, Epochs = 3, Kind = PredictionKind.Number, LearningRate = 0.01 };
        TwoLayers network = await Trained.NetworkAsync(trainer, step: step);
        var predictor = new TorchPredictor<TwoLayers>(network, Trained.Features.Layout.Width, PredictionKind.Number);

        float[] scores = new Model<RideFeatures>(Trained.Features, predictor, "two-layers").Predict(Trained.Tune);
        double error = scores.Zip(Trained.Tune, static (score, ride) => Math.Pow(score - (ride.Tip > 1 ? 1 : 0), 2)).Average();

        Assert.Equal(step.Series["tune-squared-error"].Values.Min(), error, 1e-5);
        Assert.False(step.Metrics.ContainsKey("positive-rate"));
    }
}
