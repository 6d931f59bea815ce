using Millrace.Data;
using Millrace.Features;
using Millrace.Learning;
using Millrace.Learning.Tests.Support;
using Millrace.Torch.Tests.Training;
using TorchSharp;

namespace Millrace.Torch.Tests.Networks;

public sealed class WideAndDeepTests
{
    private static readonly string[] crosses = ["Company*Payment"];

    [Fact]
    public async Task Learns_what_is_in_the_rows_and_says_what_it_made()
    {
        var step = new TestStep();
        Model<RideFeatures> model = await TrainAsync(step: step);

        Assert.InRange(Trained.Auc(model, Rides.Sample(1000, seed: 3, missingHours: false)), 0.85, 1);
        Assert.Equal("wide-and-deep", model.Trainer);
        Assert.Equal(((WideAndDeepPredictor)model.Predictor).Weights.Count, step.Metrics["weights"]);
        Assert.Equal(step.Metrics["epochs"], step.Series["tune-log-loss"].Count);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes()
    {
        string first = await Trained.SavedAsync(await TrainAsync());

        Assert.Equal(first, await Trained.SavedAsync(await TrainAsync()));
        Assert.NotEqual(first, await Trained.SavedAsync(await TrainAsync(seed: 2)));
    }

    [Fact]
    public void The_predictor_computes_what_the_network_computes()
    {
        LibTorch.Load();
        WideAndDeepShape shape = WideAndDeepPlan.Shape(Trained.Features.Layout, 3, [7, 5], crosses, 10);
        torch.random.manual_seed(5);
        using var network = new WideAndDeepNetwork(shape);
        using (torch.no_grad())
        {
            foreach (torch.Tensor weights in network.parameters())
                weights.add_(torch.randn_like(weights));
        }

        float[] rows = new float[Trained.Tune.Length * shape.Layout.Width];
        Trained.Features.Transform(Rides.Batch(Trained.Tune), rows);
        float[] scores = new float[Trained.Tune.Length];
        new WideAndDeepPredictor(shape, network.ReadWeights(), PredictionKind.Number).Predict(rows, scores);
        using torch.Tensor outputs = network.call(torch.tensor(rows, Trained.Tune.Length, shape.Layout.Width));

        float[] expected = outputs.data<float>().ToArray();
        Assert.InRange(expected.Max() - expected.Min(), 1, 1e6);
        for (int i = 0; i < scores.Length; i++)
            Assert.Equal(expected[i], scores[i], 1e-4 * Math.Max(1, Math.Abs(expected[i])));
    }

    [Fact]
    public void All_its_weights_move_with_it()
    {
        // Another type of numbers stands for another device: both put new weights in the places of the old ones.
        LibTorch.Load();
        using var network = new WideAndDeepNetwork(WideAndDeepPlan.Shape(Trained.Features.Layout, 3, [7], crosses, 10));
        using torch.Tensor rows = torch.zeros(5, Trained.Features.Layout.Width), before = network.call(rows);

        network.to(torch.ScalarType.Float64);
        using torch.Tensor after = network.call(rows.to(torch.ScalarType.Float64));

        Assert.All(network.parameters(), static weights => Assert.Equal(torch.ScalarType.Float64, weights.dtype));
        Assert.Equal(before.data<float>().ToArray().Select(static score => (double)score), after.data<double>().ToArray(), static (one, other) => Math.Abs(one - other) < 1e-6);
    }

    [Fact]
    public async Task Comes_back_from_its_folder_without_the_code_that_trained_it()
    {
        Model<RideFeatures> model = await TrainAsync();
        using var temp = new TempFolder();
        ArtifactFolder folder = temp.Artifact();
        await Model<RideFeatures>.SaveAsync(model, folder, CancellationToken.None);

        // No service is given: what loads it is Millrace.Learning alone.
        Model<RideFeatures> loaded = await Model<RideFeatures>.LoadAsync(folder, CancellationToken.None);

        Assert.Equal(model.Predict(Trained.Tune), loaded.Predict(Trained.Tune));
        Assert.Equal(["checksums.sha256", "features.json", "model.json", "predictor.json", "predictor.safetensors"], Files.Names(folder.Path));
    }

    [Fact]
    public async Task Damaged_weights_are_refused()
    {
        using var temp = new TempFolder();
        ArtifactFolder folder = temp.Artifact();
        await Model<RideFeatures>.SaveAsync(await TrainAsync(), folder, CancellationToken.None);
        byte[] bytes = await File.ReadAllBytesAsync(folder.File("predictor.safetensors"));
        bytes[^5] ^= 1;
        await File.WriteAllBytesAsync(folder.File("predictor.safetensors"), bytes);

        var exception = await Assert.ThrowsAsync<ArtifactFormatException>(async () => await Model<RideFeatures>.LoadAsync(folder, CancellationToken.None));

        Assert.Contains("predictor.safetensors' cannot be read: it is damaged: its checksum is", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Features_of_another_fingerprint_are_refused()
    {
        using var temp = new TempFolder();
        ArtifactFolder folder = temp.Artifact();
        await Model<RideFeatures>.SaveAsync(await TrainAsync(), folder, CancellationToken.None);
        await Rides.Fit(Rides.Sample(50, seed: 9)).SaveFileAsync(folder.File("features.json"), CancellationToken.None);
        File.Delete(folder.File("checksums.sha256"));
        await File.WriteAllTextAsync(folder.File("checksums.sha256"), "");

        var exception = await Assert.ThrowsAsync<ArtifactFormatException>(async () => await Model<RideFeatures>.LoadAsync(folder, CancellationToken.None));

        Assert.Contains($"the model was trained on features with the fingerprint {Trained.Features.Fingerprint[..12]}…, but those beside it have", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Company", "'crosses' holds \"Company\", which is no pair of two features: write them as Hour*Day.")]
    [InlineData("Company*Company", "'crosses' holds \"Company*Company\", which is no pair of two features: write them as Hour*Day.")]
    [InlineData("Company*Paymend", "'crosses' holds \"Company*Paymend\", but there is no feature Paymend; categorical are Company, Payment.")]
    [InlineData("Miles*Company", "'crosses' holds \"Miles*Company\", but Miles is a quantity; categorical are Company, Payment.")]
    public async Task Crosses_that_are_none_are_refused(string cross, string message) =>
        Assert.Equal(message, (await Assert.ThrowsAsync<ParameterException>(() => TrainAsync(new WideAndDeep<Ride, RideFeatures>(new TorchRuntime()) { Crosses = [cross] }))).Message);

    [Fact]
    public async Task Layers_without_units_are_refused() => Assert.Equal(
        "'layers' is \"64,0\": each hidden layer needs 1 to 65536 units, and there must be one at least.",
        (await Assert.ThrowsAsync<ParameterException>(() => TrainAsync(new WideAndDeep<Ride, RideFeatures>(new TorchRuntime()) { Layers = [64, 0] }))).Message);

    [Fact]
    public void More_weights_than_a_model_holds_are_refused()
    {
        var slots = new FeatureLayout([new FeatureSlot("A", 0, 1, FeatureKind.Category, 1_000_000), new FeatureSlot("B", 1, 1, FeatureKind.Category, 1_000_000)]);

        Assert.Equal(
            "'crosses' need 500,000,000 weights together, but a model holds 400,000,000 of them at most. Lower 'cross-buckets' (100,000,000), or cross fewer features.",
            Assert.Throws<ParameterException>(() => WideAndDeepPlan.Shape(slots, 8, [4], ["A*B", "B*A", "A*B", "A*B", "A*B"], 100_000_000)).Message);
    }

    [Fact]
    public void A_cross_has_a_weight_for_each_pair_or_shares_them()
    {
        FeatureLayout layout = Trained.Features.Layout;
        int pairs = (layout[2].Cardinality + 1) * (layout[3].Cardinality + 1);

        Assert.Equal(pairs, WideAndDeepPlan.Shape(layout, 8, [4], crosses, 10_000).Crosses[0].Buckets);
        Assert.Equal(pairs - 1, WideAndDeepPlan.Shape(layout, 8, [4], crosses, pairs - 1).Crosses[0].Buckets);
    }

    private static Task<Model<RideFeatures>> TrainAsync(WideAndDeep<Ride, RideFeatures>? component = null, TestStep? step = null, ulong seed = 1) =>
        (component ?? new WideAndDeep<Ride, RideFeatures>(new TorchRuntime())
        {
            Device = DeviceChoice.Cpu, Epochs = 5, BatchSize = 64, LearningRate = 0.01, Layers = [16], Crosses = crosses,
        })
        .RunAsync(Dataset.Of(Trained.Train), Dataset.Of(Trained.Tune), Trained.Features, new Seed(seed), step ?? new TestStep(), CancellationToken.None);
}
