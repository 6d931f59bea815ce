using BenchmarkDotNet.Attributes;
using Microsoft.ML;
using Millrace.Data;
using Millrace.Features;

namespace Millrace.Benchmarks.Features;

/// <summary>Computes the features of one taxi trip, another one each time: what a server does. Beside it ML.NET's equivalent.</summary>
public class ApplyRow
{
    private TaxiTrip[] _trips = [];
    private TaxiFeatures.Input[] _inputs = [];
    private TaxiRow[] _rows = [];
    private Fitted<TaxiFeatures> _fitted = null!;
    private PredictionEngine<TaxiRow, TaxiVector> _engine = null!;
    private float[] _vector = [];
    private int _next;

    /// <summary>Fits both.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        _trips = TaxiTrips.Make(10_000);
        _inputs = TaxiTrips.Inputs(_trips);
        _rows = [.. _trips.Select(static trip => TaxiRow.Of(in trip))];
        _fitted = await SaleTables.FitAsync<TaxiTrip, TaxiFeatures>(Dataset.Of(_trips), 1);
        _vector = new float[_fitted.Layout.Width];
        var context = new MLContext(seed: 1);
        IDataView data = context.Data.LoadFromEnumerable(_rows);
        _engine = context.Model.CreatePredictionEngine<TaxiRow, TaxiVector>(TaxiPipeline.Of(context).Fit(data));
        if (_engine.Predict(_rows[0]).Count != _vector.Length)
            throw new InvalidOperationException($"ML.NET's vector has {_engine.Predict(_rows[0]).Count} numbers, ours {_vector.Length}.");
    }

    /// <summary>A prediction engine whose model is transforms alone.</summary>
    [Benchmark(Baseline = true, Description = "ML.NET, PredictionEngine")]
    public float MLNet() => _engine.Predict(_rows[Next()]).Features[0];

    /// <summary>Into a buffer that is there.</summary>
    [Benchmark(Description = "Millrace, TransformRow")]
    public float Millrace()
    {
        _fitted.TransformRow(in _inputs[Next()], _vector);
        return _vector[0];
    }

    /// <summary>The same of a row of another schema, which becomes a batch of one.</summary>
    [Benchmark(Description = "Millrace, a training row")]
    public float TrainingRow()
    {
        _fitted.TransformRow(in _trips[Next()], _vector);
        return _vector[0];
    }

    private int Next() => _next = _next + 1 == _inputs.Length ? 0 : _next + 1;
}
