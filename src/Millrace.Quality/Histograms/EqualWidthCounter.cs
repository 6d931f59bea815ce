using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Counts numbers into buckets of one width, exactly, in a second pass over numbers whose ends are known from the first. Mergeable with another one of the
/// same buckets. A number outside the ends, which the first pass has not seen, counts in the nearest bucket.
/// </summary>
internal sealed class EqualWidthCounter
{
    private readonly double[] _edges;
    private readonly double[] _weights;
    private readonly double _scale;
    private double _notANumber;
    private double _negativeInfinite;
    private double _positiveInfinite;

    /// <param name="minimum">The least finite number; greater than <paramref name="maximum"/> where there is none.</param>
    /// <param name="maximum">The greatest finite number.</param>
    /// <param name="count">How many buckets.</param>
    public EqualWidthCounter(double minimum, double maximum, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        _edges = minimum < maximum ? EqualWidth.Edges(minimum, maximum, count) : minimum == maximum ? [minimum, maximum] : [0, 0];
        _weights = new double[_edges.Length - 1];
        _scale = _weights.Length / ((_edges[^1] / 2) - (_edges[0] / 2));
    }

    private EqualWidthCounter(EqualWidthCounter like)
    {
        (_edges, _scale) = (like._edges, like._scale);
        _weights = new double[like._weights.Length];
    }

    /// <summary>One of the same buckets, in which nothing is counted.</summary>
    public EqualWidthCounter Another() => new(this);

    /// <summary>Adds numbers with weights.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="weights">The weight of each.</param>
    /// <exception cref="DataException">A weight is negative, too large, infinite or NaN.</exception>
    public void Add(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        for (int i = 0; i < values.Length; i++)
            Add(values[i], Weights.Check(weights[i]));
    }

    /// <summary>Adds what another one has counted into the same buckets.</summary>
    public void Merge(EqualWidthCounter other)
    {
        if (!_edges.AsSpan().SequenceEqual(other._edges))
            throw new ArgumentException("The other one has other buckets.", nameof(other));
        for (int i = 0; i < _weights.Length; i++)
            _weights[i] += other._weights[i];
        _notANumber += other._notANumber;
        _negativeInfinite += other._negativeInfinite;
        _positiveInfinite += other._positiveInfinite;
    }

    public Histogram ToHistogram() =>
        new(HistogramBuilder.Buckets(_edges, _weights), _notANumber, _negativeInfinite, _positiveInfinite);

    private void Add(double value, double weight)
    {
        if (double.IsFinite(value))
            _weights[BucketOf(value)] += weight;
        else if (double.IsNaN(value))
            _notANumber += weight;
        else if (value > 0)
            _positiveInfinite += weight;
        else
            _negativeInfinite += weight;
    }

    // Rounding may have chosen a neighbour: the edges decide.
    private int BucketOf(double value)
    {
        int bucket = Math.Clamp((int)(((value / 2) - (_edges[0] / 2)) * _scale), 0, _weights.Length - 1);
        while (bucket > 0 && value < _edges[bucket])
            bucket--;
        while (bucket < _weights.Length - 1 && value >= _edges[bucket + 1])
            bucket++;
        return bucket;
    }
}
