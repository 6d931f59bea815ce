using BenchmarkDotNet.Attributes;

namespace Millrace.Benchmarks.Prediction;

/// <summary>What both benchmarks of predictions share: two models, trained alike or of the same weights, that predict alike.</summary>
public abstract class Predictions
{
    /// <summary>What predicts.</summary>
    [Params(ModelKind.Trees, ModelKind.Linear, ModelKind.Network)]
    public ModelKind Model { get; set; }

    /// <summary>Rows that are predicted in one go.</summary>
    public abstract int Rows { get; set; }

    internal RidePredictor Ours { get; private set; } = null!;

    internal IRival Theirs { get; private set; } = null!;

    /// <summary>Trains, and makes sure that predictions are close: trees may break a tie between two splits otherwise.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        Ride[] train = Rides.Make(20_000, seed: 1);
        Ride[] rides = Rides.Make(10_000, seed: 2);
        Ours = await RidePredictor.TrainAsync(Model, train, rides);
        Theirs = Model == ModelKind.Network ? new TorchPredictor(Ours.Model, rides) : new MLNetPredictor(Model, train, rides);
        Ours.PredictAll();
        Theirs.PredictAll();
        double difference = 0;
        for (int i = 0; i < rides.Length; i++)
            difference += Math.Abs(Ours.Scores[i] - Theirs.Scores[i]) / rides.Length;
        Console.WriteLine($"// {Model}: predictions differ by {difference:G3} on average");
        if (difference > 0.01)
            throw new InvalidOperationException($"{Model}: the models are not alike, their predictions differ by {difference:G3} on average.");
    }

    /// <summary>Lets the rival go.</summary>
    [GlobalCleanup]
    public void Cleanup() => Theirs.Dispose();
}
