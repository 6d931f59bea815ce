using Millrace.Data;
using Millrace.Features;
using Millrace.Learning;
using Millrace.Learning.Tests.Support;

namespace Millrace.MLNet.Tests.Pipelines;

/// <summary>Rides in three parts.</summary>
public readonly record struct RideParts(Dataset<Ride> Train, Dataset<Ride> Tune, [Holdout] Dataset<Ride> Test);

/// <summary>Makes up rides.</summary>
[Component]
public sealed partial class MakeRides
{
    /// <summary>Makes rides and splits them.</summary>
    public RideParts Run() => new(
        Dataset.Of(Rides.Sample(1000, missingHours: false)), Dataset.Of(Rides.Sample(500, 2, missingHours: false)), Dataset.Of(Rides.Sample(500, 3, missingHours: false)));
}

/// <summary>Every component of learning in one pipeline, wired as users wire it.</summary>
[Pipeline("rides")]
public sealed partial class RidePipeline
{
    /// <summary>Where the registry is.</summary>
    [Parameter]
    public string Models { get; init; } = "models";

    private void Define()
    {
        var (train, tune, test) = MakeRides.Step();
        var features = FitFeatures<Ride, RideFeatures>.Step(train);
        var trees = BoostedTrees.Step(train, features, trees: 20);
        var linear = LogisticRegression.Step(train, features);
        var winner = PickBest.Step(tune, trees, linear);
        var report = Evaluate.Step(winner, test);
        Register.Step(winner, Bless.Step(report, minimumAuc: 0.7), folder: Models);
    }
}
