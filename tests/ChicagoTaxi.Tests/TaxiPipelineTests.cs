using Millrace.Data;
using Millrace.Features;
using Millrace.Learning;
using Millrace.Runtime;
using Millrace.Testing;
using Millrace.Torch;

namespace ChicagoTaxi.Tests;

/// <summary>The pipeline as its author tests it: made-up trips in place of the ingest, few trees, a store that goes with the test.</summary>
public sealed class TaxiPipelineTests : IDisposable
{
    private readonly string _models = Path.Combine(Path.GetTempPath(), $"millrace-models-{Path.GetRandomFileName()}");

    public void Dispose()
    {
        if (Directory.Exists(_models))
            Directory.Delete(_models, recursive: true);
    }

    [Fact]
    public async Task It_learns_the_rule_that_the_trips_follow()
    {
        await using PipelineTestResult result = await Pipeline(Trips.Make(4_000)).RunAsync();

        Assert.Equal(RunStatus.Succeeded, result.EnsureSucceeded().Run.Status);
        Assert.All(result.Run.Steps, step => Assert.Equal(StepState.Executed, step.State));
        // Four of five card trips tip, no cash trip does: ranking by payment alone has AUC (0.8 + 1) / 2 against 0.6 negatives ≈ 0.917.
        Assert.InRange(result.Run.Metrics.Single(metric => metric.Name == "auc").Value, 0.85, 0.95);
        Assert.True(Directory.Exists(_models));
    }

    [Fact]
    public async Task The_registered_model_predicts_one_trip_as_it_does_a_batch()
    {
        await using PipelineTestResult result = await Pipeline(Trips.Make(4_000)).RunAsync();
        Model<TipFeatures> model = await result.EnsureSucceeded().LoadAsync<Model<TipFeatures>>("pick-best");
        Trip[] trips = Trips.Make(50);
        var batch = new Trip.Batch();
        foreach (Trip trip in trips)
            batch.Add(trip);
        float[] scores = new float[trips.Length];

        model.Predict(batch, scores);

        Assert.Equal(scores, trips.Select(trip => model.Predict(InputOf(trip))));
        Assert.True(scores.Where((_, i) => trips[i].PaymentType == "Credit Card").Min() > scores.Where((_, i) => trips[i].PaymentType == "Cash").Max());
    }

    [Fact]
    public async Task Features_of_one_trip_can_be_looked_at()
    {
        await using PipelineTestResult result = await Pipeline(Trips.Make(2_000)).RunAsync();
        Fitted<TipFeatures> features = await result.EnsureSucceeded().LoadAsync<Fitted<TipFeatures>>("fit-features");
        Trip trip = Trips.Make(1)[0];

        TipFeatures seen = features.Apply(InputOf(trip));

        Assert.InRange(seen.PaymentType, 0, 1);
        Assert.InRange(features.Apply(InputOf(trip with { PaymentType = "in a way that nobody has paid before" })).PaymentType, 2, 11);
        Assert.InRange(seen.Hour, 0, 23);
        Assert.InRange(seen.Fare, -3, 3);
    }

    [Fact]
    public async Task Without_a_blessing_nothing_is_registered()
    {
        await using PipelineTestResult result = await Pipeline(Trips.Make(2_000)).Set("bless.minimum-auc", "0.9999").RunAsync();

        Assert.Equal(RunStatus.Blocked, result.Run.Status);
        Assert.Equal(StepState.Blocked, result["register"].State);
        Assert.False(Directory.Exists(_models));
    }

    [Fact]
    public async Task Trips_that_break_their_schema_stop_the_run_before_anything_is_split()
    {
        Trip[] trips = Trips.Make(1_000);
        trips[17] = trips[17] with { Fare = -5 };

        await using PipelineTestResult result = await Pipeline(trips).RunAsync();

        Assert.Equal(StepState.Blocked, result["validate-data"].State);
        Assert.Equal(StepState.Blocked, result["split-by-hash"].State);
        Assert.Contains("fare: 1 of 1000 values is less than [InRange(0, ", result["validate-data"].Reason, StringComparison.Ordinal);
        Assert.Equal("report", Assert.Single(result["validate-data"].Outputs).Name);
    }

    [Fact]
    public async Task Simulated_trips_are_the_same_each_time_and_pass_the_check()
    {
        await using PipelineTestResult first = await Simulated("2016").RunAsync();
        await using PipelineTestResult second = await Simulated("2016").RunAsync();
        await using PipelineTestResult other = await Simulated("2017").RunAsync();

        Assert.Equal(StepState.Executed, first["validate-data"].State);
        Assert.Equal(first["ingest-trips"].Outputs[0].Artifact.Digest, second["ingest-trips"].Outputs[0].Artifact.Digest);
        Assert.NotEqual(first["ingest-trips"].Outputs[0].Artifact.Digest, other["ingest-trips"].Outputs[0].Artifact.Digest);
    }

    private PipelineTest<TaxiPipeline> Pipeline(Trip[] trips) => PipelineTest.Of<TaxiPipeline>()
        .With(pipeline => pipeline.Trees, 20)
        .Services(services => services.AddTorch())
        .Replace<IngestTrips>(Dataset.Of(trips))
        .Set("register.folder", _models);

    private static PipelineTest<TaxiPipeline> Simulated(string seed) => PipelineTest.Of<TaxiPipeline>()
        .Set("ingest-trips.simulated-trips", "3000")
        .Set("ingest-trips.simulation-seed", seed)
        .Options(options => options with { To = "validate-data" });

    private static TipFeatures.Input InputOf(in Trip trip) => new()
    {
        Miles = trip.Miles,
        Fare = trip.Fare,
        Seconds = trip.Seconds,
        PaymentType = trip.PaymentType,
        Company = trip.Company,
        Hour = trip.Hour,
        Day = trip.Day,
        Month = trip.Month,
        PickupArea = trip.PickupArea,
        DropoffArea = trip.DropoffArea,
        PickupLatitude = trip.PickupLatitude,
        PickupLongitude = trip.PickupLongitude,
        DropoffLatitude = trip.DropoffLatitude,
        DropoffLongitude = trip.DropoffLongitude,
    };
}
