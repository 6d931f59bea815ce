using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// Rows on their way into a row group of computed features: copied by whoever reads them, computed and encoded by another thread. Reused; for one thread at a
/// time.
/// </summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TFeatures">The feature set.</typeparam>
internal sealed class ApplyingGroup<TRow, TFeatures> : IDisposable
    where TRow : struct, ISchema<TRow>
    where TFeatures : struct, IFeatures<TFeatures, TRow>
{
    // Rows of large texts or lists are computed before the group is full, so that few of them are in memory.
    private const long MostBytes = FillingGroup<TRow>.MostBytes / 4;

    private readonly Fitted<TFeatures> _features;
    private readonly FeatureColumns _columns;
    private readonly Batch _read;
    private readonly Batch _rows;
    private readonly EncodedGroup _encoded;
    private readonly FeatureBlock _block = new();
    private readonly int _mostRows;
    private readonly long _mostIds;
    private readonly int[] _sparse;
    private long _bytes;
    private long _ids;

    /// <param name="features">The fitted features.</param>
    /// <param name="columns">What is written.</param>
    /// <param name="read">An empty batch like those that are read, the group's from now on.</param>
    /// <param name="writer">What writes the group.</param>
    public ApplyingGroup(Fitted<TFeatures> features, FeatureColumns columns, Batch read, FeatureDatasetWriter writer)
    {
        (_features, _columns, _read) = (features, columns, read);
        (_rows, _encoded) = (columns.CreateBatch(), writer.CreateEncoded());
        (_mostRows, _mostIds) = (writer.GroupRows, writer.MostIds);
        _sparse = [.. columns.SparseSources.Select(name => read.Schema.IndexOf(name))];
        Counter = features.CreateCounter();
    }

    /// <summary>How many rows it has.</summary>
    public int Count => _rows.Count + _read.Count;

    /// <summary>How many rows were before it.</summary>
    public long First { get; private set; }

    /// <summary>Counts what all its rows had, now and before, that the training rows had not.</summary>
    public FeatureCounter Counter { get; }

    /// <summary>Whether it has as many rows, or sparse ids, as a group is to have.</summary>
    public bool IsFull => Count == _mostRows || _ids >= _mostIds;

    /// <summary>Whether it begins a file.</summary>
    public bool BeginsShard { get; set; }

    /// <summary>Whether texts, bytes and lists of its rows take so much that they are to be computed before others come.</summary>
    public bool IsHeavy => _bytes > MostBytes;

    /// <summary>Ends once the rows are written; fails with the first failure in the order of the rows.</summary>
    public Task Written { get; set; } = Task.CompletedTask;

    /// <summary>Forgets its rows.</summary>
    /// <param name="first">How many rows are before those that come.</param>
    public void Begin(long first)
    {
        (First, _bytes, _ids) = (first, 0, 0);
        _read.Clear();
        _rows.Clear();
    }

    /// <summary>How many of the rows of a batch it still takes; it is told that they come.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="start">The first that it has not.</param>
    public int Take(Batch batch, int start)
    {
        int most = Math.Min(batch.Count - start, _mostRows - Count);
        if (_sparse.Length == 0)
            return most;

        // Each element of a list is an id.
        int count = 0;
        for (; count < most && _ids < _mostIds; count++)
        {
            foreach (int column in _sparse)
            {
                ReadOnlySpan<int> ends = ((ListColumn)batch.Columns[column]).Ends;
                int row = start + count;
                _ids += ends[row] - (row == 0 ? 0 : ends[row - 1]);
            }
        }

        return count;
    }

    /// <summary>Copies rows of a batch.</summary>
    public void Add(Batch batch, int start, int count)
    {
        _read.AppendRange(batch, start, count);
        foreach (Column column in batch.Columns)
            _bytes += column is BytesColumn or ListColumn ? column.BytesOf(start, count) : 0;
    }

    /// <summary>Computes the rows that were added, so that their values need not be held any more.</summary>
    /// <exception cref="MillraceException">A label or a weight is not valid, or a method has failed.</exception>
    public void Compute()
    {
        Compute(_read);
        _read.Clear();
        _bytes = 0;
    }

    /// <summary>Computes the rows of a batch behind those that are there.</summary>
    /// <exception cref="MillraceException">A label or a weight is not valid, or a method has failed.</exception>
    public void Compute(Batch batch)
    {
        if (batch.Count == 0)
            return;
        long first = First + _rows.Count;
        _features.Transform(batch, _block, Counter);
        if (_columns.HasLabel)
            ReadLabels((Batch<TRow>)batch, first);
        if (_columns.HasWeight)
            RowWeights.ReadIfAny<TRow, TFeatures>((Batch<TRow>)batch, _block.BeginWeights(), first);
        _block.SetKeys([.. KeysOf(batch)]);
        _columns.Append(_block, 0, batch.Count, _rows);
        _block.SetKeys([]);
    }

    /// <summary>Encodes its rows, all of which are computed.</summary>
    public void Encode(CancellationToken cancellation) => _encoded.Encode(_rows, First, cancellation);

    /// <summary>Collects what the manifest says of its rows.</summary>
    public void CollectInto(FeatureDatasetWriter writer) => writer.Collect(_rows, BeginsShard);

    /// <summary>Writes it.</summary>
    public void WriteInto(FeatureDatasetWriter writer) => writer.Write(_encoded, BeginsShard);

    /// <inheritdoc/>
    public void Dispose()
    {
        _read.Dispose();
        _rows.Dispose();
        _encoded.Dispose();
    }

    // What is read of a batch may be fewer columns than rows have.
    private static IEnumerable<Column> KeysOf(Batch batch) =>
        (TFeatures.FeatureSet.Key?.Columns ?? ImmutableArray<RowKeyColumn>.Empty).Select(key => batch.Columns[batch.Schema.IndexOf(key.Column.Name)]);

    private void ReadLabels(Batch<TRow> batch, long firstRow)
    {
        Span<float> labels = _block.BeginLabels();
        TFeatures.ReadLabelsIfAny(_features, batch, labels, firstRow);
        for (int i = 0; i < labels.Length; i++)
        {
            if (!float.IsFinite(labels[i]))
                throw FeatureMatrix.LabelError(TFeatures.FeatureSet.LabelName ?? "the label", firstRow + i, labels[i]);
        }
    }
}
