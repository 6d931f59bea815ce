using Millrace.Data;
using Millrace.Features;
using Millrace.Learning;
using Millrace.Learning.Tests.Support;

namespace Millrace.Torch.Tests.Training;

/// <summary>Trains on made-up rides, none of which has missing hours.</summary>
internal static class Trained
{
    public static Ride[] Train { get; } = Rides.Sample(2000, seed: 1, missingHours: false);

    public static Ride[] Tune { get; } = Rides.Sample(500, seed: 2, missingHours: false);

    public static Fitted<RideFeatures> Features { get; } = Rides.Fit(Train);

    public static NetworkTrainer Trainer { get; } = new(new TorchRuntime()) { Epochs = 4, BatchSize = 64, LearningRate = 0.01, Device = DeviceChoice.Cpu };

    public static Task<TwoLayers> NetworkAsync(
        NetworkTrainer? trainer = null,
        Ride[]? train = null,
        Ride[]? tune = null,
        TestStep? step = null,
        ulong seed = 1,
        Func<FeatureLayout, TwoLayers>? create = null,
        CancellationToken cancellation = default) =>
        (trainer ?? Trainer).TrainAsync(
            "two-layers",
            create ?? (static layout => new TwoLayers(layout.Width)),
            Dataset.Of(train ?? Train),
            Dataset.Of(tune ?? Tune),
            Features,
            new Seed(seed),
            step ?? new TestStep(),
            cancellation);

    public static Model<RideFeatures> Model(TwoLayers network) =>
        new(Features, new TorchPredictor<TwoLayers>(network, Features.Layout.Width), "two-layers");

    public static double Auc(Model<RideFeatures> model, Ride[] rides) =>
        BinaryMetrics.Compute(model.Predict(rides), [.. rides.Select(static ride => ride.Tip > 1 ? 1f : 0f)]).Auc;

    public static async Task<string> SavedAsync(Model<RideFeatures> model)
    {
        using var temp = new TempFolder();
        ArtifactFolder folder = temp.Artifact();
        await Learning.Model<RideFeatures>.SaveAsync(model, folder, CancellationToken.None);
        return Files.Fingerprint(folder.Path);
    }
}
