using Millrace.Data;
using Millrace.Features;
using Millrace.Learning;
using Millrace.Learning.Tests.Support;

namespace Millrace.MLNet.Tests.Training;

/// <summary>Trains on made-up rides.</summary>
internal static class Trained
{
    public static Task<Model<RideFeatures>> TreesAsync(Ride[] rides, TestStep? step = null, int trees = 20) =>
        new BoostedTrees<Ride, RideFeatures> { Trees = trees }.RunAsync(Dataset.Of(rides), Rides.Fit(rides), step ?? new TestStep(), CancellationToken.None);

    public static Task<Model<RideFeatures>> LogisticAsync(Ride[] rides, TestStep? step = null, double l1 = 0, double l2 = 1, int iterations = 1000) =>
        new LogisticRegression<Ride, RideFeatures> { L1Regularization = l1, L2Regularization = l2, MaximumIterations = iterations }
            .RunAsync(Dataset.Of(rides), Rides.Fit(rides), step ?? new TestStep(), CancellationToken.None);

    public static async Task<FeatureMatrix> MatrixAsync(Ride[] rides) => await FeatureMatrix.ReadAsync(Dataset.Of(rides), Rides.Fit(rides), CancellationToken.None);

    public static double LogLoss(Model<RideFeatures> model, Ride[] rides) =>
        Learning.LogLoss.Compute(model.Predict(rides), [.. rides.Select(static ride => ride.Tip > 1 ? 1f : 0f)]);

    public static double Auc(Model<RideFeatures> model, Ride[] rides) =>
        BinaryMetrics.Compute(model.Predict(rides), [.. rides.Select(static ride => ride.Tip > 1 ? 1f : 0f)]).Auc;

    public static async Task<string> SavedAsync(Model<RideFeatures> model)
    {
        using var temp = new TempFolder();
        ArtifactFolder folder = temp.Artifact();
        await Model<RideFeatures>.SaveAsync(model, folder, CancellationToken.None);
        return Files.Fingerprint(folder.Path);
    }
}
