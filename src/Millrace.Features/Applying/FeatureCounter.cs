using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// Counts, in the columns of features, missing values, NaN, infinite numbers, numbers out of the training rows' range and values out of the vocabulary.
/// Counters of parts of the rows merge to that of all. For one thread at a time.
/// </summary>
public sealed class FeatureCounter
{
    private readonly FittedSet _fitted;
    private readonly SourceCounts[] _sources;
    private readonly long[] _unseen;
    private SchemaInfo? _schema;
    private FeatureWork? _work;
    private ImmutableArray<NumberFlow?> _numbers = [];
    private ImmutableArray<(int Feature, int Kept, int Source, IdFlow Ids)> _vocabularies = [];

    internal FeatureCounter(FittedSet fitted)
    {
        _fitted = fitted;
        _sources = new SourceCounts[fitted.Definition.Columns.Length];
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
        if (!ReferenceEquals(_schema, batch.Schema))
            Bind(batch);
        _work!.Begin(batch);
        for (int i = 0; i < _numbers.Length; i++)
            _sources[i] += Count(_work.Columns[i], _numbers[i], _fitted.On.Ranges[i]);
        foreach ((int feature, int kept, int source, IdFlow ids) in _vocabularies)
            _unseen[feature] += CountId(ids, kept, source < 0 ? batch.Count : _work.Columns[source].Count);
        Rows += batch.Count;
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

    private FeatureCounts Of(string name, int feature)
    {
        SourceCounts sum = default;
        foreach (int source in _fitted.Definition.SourcesOf(feature))
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

    private void Bind(Batch batch)
    {
        var context = new FlowContext(_fitted.Definition, batch);
        _numbers = [.. context.Sources.Select(static source => source.Shape.Info.Type.IsNumber() ? source.ToNumbers() : null)];
        _vocabularies = [.. _fitted.Features.SelectMany((_, i) => Vocabularies(i, context))];
        (_schema, _work) = (batch.Schema, new FeatureWork(_fitted.Definition, context.Slots));
    }

    // The training rows were counted under the same condition. Of lists the source of the elements is told, of which there are more or fewer than rows.
    private IEnumerable<(int Feature, int Kept, int Source, IdFlow Ids)> Vocabularies(int feature, FlowContext context)
    {
        FittedFeature fitted = _fitted.Features[feature];
        if (_fitted.UnseenOf(feature).IsEmpty)
            yield break;
        ImmutableArray<FeatureFlow> lanes = [.. _fitted.Definition.SourcesOf(feature).Select(source => context.Sources[source])];
        FittedStage stage = fitted.Stages.First(static each => !each.Kept(0).IsDefault);
        foreach (FittedStage before in fitted.Stages.TakeWhile(each => each != stage))
            lanes = before.Bind(lanes, context);
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            ImmutableArray<string> kept = stage.Kept(lane);
            ColumnFlow? items = lanes[lane] is ColumnFlow { Shape: ListColumn } list ? context.ItemsOf(list) : null;
            yield return (feature, kept.Length, items?.Source ?? -1, new CategoryIds(kept, buckets: 1, IdFlow.None).Bind(items ?? lanes[lane], context));
        }
    }

    private SourceCounts Count(Column column, NumberFlow? numbers, SourceRange? range)
    {
        long missing = column.MissingCount, noNumbers = 0, infinite = 0, outside = 0;
        if (numbers is null)
            return new SourceCounts(missing, 0, 0, 0);
        Span<double> block = stackalloc double[NumberFlow.Block];
        for (int first = 0; first < column.Count; first += NumberFlow.Block)
        {
            Span<double> values = block[..Math.Min(NumberFlow.Block, column.Count - first)];
            numbers.Read(_work!, first, values);
            foreach (double value in values)
            {
                noNumbers += double.IsNaN(value) ? 1 : 0;
                infinite += double.IsInfinity(value) ? 1 : 0;
                outside += double.IsFinite(value) && range is { } ends && (value < ends.Minimum || value > ends.Maximum) ? 1 : 0;
            }
        }

        return new SourceCounts(missing, noNumbers - missing, infinite, outside);
    }

    private long CountId(IdFlow flow, int wanted, int rows)
    {
        long count = 0;
        Span<int> block = stackalloc int[NumberFlow.Block];
        for (int first = 0; first < rows; first += NumberFlow.Block)
        {
            Span<int> ids = block[..Math.Min(NumberFlow.Block, rows - first)];
            flow.Read(_work!, first, ids);
            count += ids.Count(wanted);
        }

        return count;
    }

    private readonly record struct SourceCounts(long Missing, long NotANumber, long Infinite, long OutOfRange)
    {
        public static SourceCounts operator +(SourceCounts left, SourceCounts right) => new(
            left.Missing + right.Missing, left.NotANumber + right.NotANumber, left.Infinite + right.Infinite, left.OutOfRange + right.OutOfRange);
    }
}
