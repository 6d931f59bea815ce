using System.Runtime.InteropServices;
using Millrace.Learning;
using TorchSharp;
using static TorchSharp.torch;

namespace Millrace.Benchmarks.Prediction;

/// <summary>
/// TorchSharp with the weights that Millrace trained, on one thread as everybody here. It has no features, so Millrace's are computed for it, within
/// what is timed.
/// </summary>
internal sealed class TorchPredictor : IRival
{
    private readonly Model<RideFeatures> _model;
    private readonly TorchNetwork _network;
    private readonly OpenRide[] _rows;
    private readonly OpenRide.Batch _batch;
    private readonly float[] _vector;
    private readonly float[] _vectors;
    private int _next;

    public TorchPredictor(Model<RideFeatures> model, Ride[] rides)
    {
        set_num_threads(1);
        _model = model;
        var trained = (WideAndDeepPredictor)model.Predictor;
        _network = new TorchNetwork(trained.Shape, trained.Weights);
        _rows = [.. rides.Select(static ride => Rides.Open(in ride))];
        _batch = new OpenRide.Batch(rides.Length);
        foreach (ref readonly OpenRide row in _rows.AsSpan())
            _batch.Add(in row);
        _vector = new float[trained.Width];
        _vectors = new float[rides.Length * trained.Width];
        Scores = new float[rides.Length];
    }

    /// <summary>The predictions of the last batch.</summary>
    public float[] Scores { get; }

    public float PredictNext()
    {
        _next = _next + 1 < _rows.Length ? _next + 1 : 0;
        _model.Features.TransformRow(in _rows[_next], _vector);
        float score = 0;
        Predict(_vector, new Span<float>(ref score));
        return score;
    }

    public float PredictAll()
    {
        _model.Features.Transform(_batch, _vectors);
        Predict(_vectors, Scores);
        return Scores[^1];
    }

    public void Dispose() => _network.Dispose();

    private void Predict(float[] vectors, Span<float> scores)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable mode = inference_mode();
        Tensor rows = from_array(vectors, ScalarType.Float32).reshape(scores.Length, -1);
        MemoryMarshal.Cast<byte, float>(_network.call(rows).sigmoid().bytes).CopyTo(scores);
    }
}
