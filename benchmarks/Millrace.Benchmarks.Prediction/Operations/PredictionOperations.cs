namespace Millrace.Benchmarks.Prediction;

/// <summary>What Millrace does with models.</summary>
public static class PredictionOperations
{
    /// <summary>The operations with models that were trained on a few rides.</summary>
    public static async Task<IReadOnlyList<Operation>> CreateAsync(int rows)
    {
        Ride[] train = Rides.Make(2_000, seed: 1);
        Ride[] rides = Rides.Make(rows, seed: 2);
        var operations = new List<Operation>();
        foreach (ModelKind kind in Enum.GetValues<ModelKind>())
        {
            RidePredictor predictor = await RidePredictor.TrainAsync(kind, train, rides).ConfigureAwait(false);
            string name = $"prediction/{kind.ToString().ToLowerInvariant()}";
            operations.Add(new Operation($"{name}-row", rows, () => Repeat(rows, predictor.PredictNext)));
            operations.Add(new Operation($"{name}-batch", rows, () => Repeat(1, predictor.PredictAll)));
        }

        return operations;
    }

    private static ValueTask Repeat(int times, Func<float> predict)
    {
        for (int i = 0; i < times; i++)
            predict();
        return ValueTask.CompletedTask;
    }
}
