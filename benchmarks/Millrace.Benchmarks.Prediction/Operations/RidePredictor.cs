using Millrace.Data;
using Millrace.Features;
using Millrace.Learning;
using Millrace.MLNet;
using Millrace.Testing;
using Millrace.Torch;

namespace Millrace.Benchmarks.Prediction;

/// <summary>A model of Millrace and the rows that it is asked for: one after another, or all at once.</summary>
public sealed class RidePredictor
{
    private const int NetworkEpochs = 5;
    private const int TuneRows = 1_000;

    private readonly RideFeatures.Input[] _inputs;
    private readonly OpenRide.Batch _batch;
    private readonly float[] _scores;
    private int _next;

    private RidePredictor(Model<RideFeatures> model, Ride[] rides)
    {
        Model = model;
        _batch = new OpenRide.Batch(rides.Length);
        foreach (ref readonly Ride ride in rides.AsSpan())
            _batch.Add(Rides.Open(in ride));
        var inputs = new RideFeatures.Input.Batch(
            [.. RideFeatures.Input.Schema.Columns.Select(column => _batch.Columns[OpenRide.Schema.IndexOf(column.Name)])]);
        _inputs = [.. Enumerable.Range(0, rides.Length).Select(i => inputs[i])];
        _scores = new float[rides.Length];
    }

    /// <summary>The model.</summary>
    public Model<RideFeatures> Model { get; }

    /// <summary>The predictions of the last batch.</summary>
    public ReadOnlySpan<float> Scores => _scores;

    /// <summary>Trains a model, the way that a pipeline does.</summary>
    /// <param name="kind">What predicts.</param>
    /// <param name="train">The rides to learn from.</param>
    /// <param name="rides">The rides to predict.</param>
    public static async Task<RidePredictor> TrainAsync(ModelKind kind, Ride[] train, Ride[] rides)
    {
        Dataset<Ride> dataset = Dataset.Of(train);
        Fitted<RideFeatures> features = await ComponentTest.RunAsync(new FitFeatures<Ride, RideFeatures>(), dataset).ConfigureAwait(false);
        Task<Model<RideFeatures>> training = kind switch
        {
            ModelKind.Trees => ComponentTest.RunAsync(new BoostedTrees<Ride, RideFeatures>(), dataset, features),
            ModelKind.Linear => ComponentTest.RunAsync(new LogisticRegression<Ride, RideFeatures>(), dataset, features),
            ModelKind.Network => ComponentTest.RunAsync(
                new WideAndDeep<Ride, RideFeatures>(new TorchRuntime()) { Device = DeviceChoice.Cpu, Epochs = NetworkEpochs },
                dataset,
                Dataset.Of(Rides.Make(TuneRows, seed: 3)),
                features),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
        return new RidePredictor(await training.ConfigureAwait(false), rides);
    }

    /// <summary>Predicts the next ride.</summary>
    public float PredictNext()
    {
        _next = _next + 1 < _inputs.Length ? _next + 1 : 0;
        return Model.Predict(in _inputs[_next]);
    }

    /// <summary>Predicts all rides.</summary>
    public float PredictAll()
    {
        Model.Predict(_batch, _scores);
        return _scores[^1];
    }
}
