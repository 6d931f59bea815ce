using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// Counts, in the columns of features and their keys, missing values, NaN, infinite numbers, numbers out of the training rows' range and values out of the
/// vocabulary; of lists each element counts. <see cref="Fitted{TFeatures}"/> computes features and counts their rows in one pass. Counters of parts of the rows
/// merge to that of all. For one thread at a time.
/// </summary>
public sealed class FeatureCounter
{
    private readonly FittedSet _fitted;
    private readonly ValueCounts[] _sources;
    private readonly long[] _unseen;
    private FeatureBinding? _binding;
    private FeatureWork? _work;

    internal FeatureCounter(FittedSet fitted)
    {
        _fitted = fitted;
        _sources = new ValueCounts[fitted.Definition.Columns.Length];
        _unseen = new long[fitted.Features.Length];
    }

    /// <summary>Rows so far.</summary>
    public long Rows { get; private set; }

    /// <summary>The counts of each feature, in the order of the definition.</summary>
    public ImmutableArray<FeatureCounts> Counts => [.. _fitted.Features.Select((feature, i) => Of(feature.Info.Name, i))];

    /// <summary>Counts the rows of a batch.</summary>
    /// <param name="batch">Rows of any schema that has the features' columns.</param>
    /// <exception cref="FeatureColumnException">The rows lack a column, or have it with another type.</exception>
    public void Add(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        FeatureWork work = Begin(batch);
        try
        {
            Count(work, batch.Count);
        }
        finally
        {
            work.End();
        }
    }

    /// <summary>Counts the rows of a batch and computes their features, row by row.</summary>
    internal void Transform(Batch batch, Span<float> destination)
    {
        FeatureWork work = Begin(batch);
        try
        {
            _binding!.Encode(work, destination);
            Count(work, batch.Count);
        }
        finally
        {
            work.End();
        }
    }

    /// <summary>Counts the rows of a batch and computes their features into the buffers of each group.</summary>
    internal void Transform(Batch batch, FeatureBlock destination)
    {
        FeatureWork work = Begin(batch);
        try
        {
            _binding!.Encode(work, destination);
            Count(work, batch.Count);
        }
        finally
        {
            work.End();
        }
    }

    /// <summary>Refuses other features than those that it counts for.</summary>
    /// <exception cref="ArgumentException">They are others.</exception>
    internal void Require(FittedSet fitted)
    {
        if (fitted.Fingerprint != _fitted.Fingerprint)
        {
            throw new ArgumentException(
                $"The counter is of {_fitted.Definition.Set.Name} as they were fitted elsewhere: make one with CreateCounter of these features.");
        }
    }

    /// <summary>Takes in what another counter of the same features has counted.</summary>
    /// <param name="other">The other.</param>
    /// <exception cref="ArgumentException">It counts for other features.</exception>
    public void Merge(FeatureCounter other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other._fitted.Fingerprint != _fitted.Fingerprint)
            throw new ArgumentException($"The other counter is of {other._fitted.Definition.Set.Name} as they were fitted elsewhere.", nameof(other));
        Rows += other.Rows;
        for (int i = 0; i < _sources.Length; i++)
            _sources[i] += other._sources[i];
        for (int i = 0; i < _unseen.Length; i++)
            _unseen[i] += other._unseen[i];
    }

    /// <summary>
    /// Records the sums over all features as the metrics <c>missing</c>, <c>not-a-number</c>, <c>infinite</c>, <c>out-of-range</c> and <c>unseen</c>.
    /// </summary>
    /// <param name="step">Receives them.</param>
    public void Record(StepContext step)
    {
        ArgumentNullException.ThrowIfNull(step);
        ImmutableArray<FeatureCounts> counts = Counts;
        step.RecordMetric("missing", counts.Sum(static each => each.Missing));
        step.RecordMetric("not-a-number", counts.Sum(static each => each.NotANumber));
        step.RecordMetric("infinite", counts.Sum(static each => each.Infinite));
        step.RecordMetric("out-of-range", counts.Sum(static each => each.OutOfRange));
        step.RecordMetric("unseen", counts.Sum(static each => each.Unseen));
    }

    private FeatureWork Begin(Batch batch)
    {
        if (!ReferenceEquals(_binding?.Schema, batch.Schema))
        {
            _binding = _fitted.CountingBindingOf(batch);
            _work = _binding.CreateWork();
        }

        _work!.Begin(batch);
        return _work;
    }

    private void Count(FeatureWork work, int rows)
    {
        _binding!.Counting!.Count(work, _sources, _unseen);
        Rows += rows;
    }

    private FeatureCounts Of(string name, int feature)
    {
        ValueCounts sum = default;
        foreach (int source in _fitted.Definition.SourcesOf(feature).Concat(_fitted.Definition.KeysOf(feature)))
            sum += _sources[source];
        return new FeatureCounts(name)
        {
            Missing = sum.Missing,
            NotANumber = sum.NotANumber,
            Infinite = sum.Infinite,
            OutOfRange = sum.OutOfRange,
            Unseen = _unseen[feature],
        };
    }
}
