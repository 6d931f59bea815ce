using Millrace;
using Millrace.Features;
using Millrace.Learning;
using Millrace.MLNet;
using Millrace.Quality;
using Millrace.Tables;
using Millrace.Torch;

namespace ChicagoTaxi;

/// <summary>Will the tip of a taxi trip exceed 20 % of its fare?</summary>
[Pipeline("chicago-taxi")]
public sealed partial class TaxiPipeline
{
    /// <summary>CSV file or folder of trips in the city's public column layout; empty for simulated trips.</summary>
    [Parameter]
    public string Source { get; init; } = "";

    /// <summary>Trees of the boosted model.</summary>
    [Parameter, InRange(1, 10_000)]
    public int Trees { get; init; } = 100;

    /// <summary>How often the network learns from all trips at most.</summary>
    [Parameter, InRange(1, 10_000)]
    public int Epochs { get; init; } = 20;

    /// <summary>Where the network is trained: auto, cpu, cuda or cuda:N.</summary>
    [Parameter]
    public DeviceChoice Device { get; init; }

    private void Define()
    {
        var trips               = ValidateData.Step(IngestTrips.Step(Source)).Valid;
        var (train, tune, test) = SplitByHash<Trip, TripKey>.Step(trips);
        var features            = FitFeatures<Trip, TipFeatures>.Step(train);
        var trees               = BoostedTrees.Step(train, features, trees: Trees);
        var linear              = LogisticRegression.Step(train, features);
        var network             = WideAndDeep.Step(
            train,
            tune,
            features,
            epochs: Epochs,
            device: Device,
            crosses: ["PaymentType*Company", "PaymentType*PickupArea", "Hour*Day"],
            optional: true);                                                    // where there is no libtorch, the others compete
        var winner              = PickBest.Step(tune, trees, linear, network);  // chosen on tune …
        var report              = Evaluate.Step(winner, test);                  // … judged on trips that nobody saw before
        Register.Step(winner, Bless.Step(report, minimumAuc: 0.6));             // no blessing, no registration
    }
}
