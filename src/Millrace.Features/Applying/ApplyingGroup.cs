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
    private readonly Fitted<TFeatures> _features;
    private readonly FeatureColumns _columns;
    private readonly Func<Batch> _createRead;
    private readonly Batch _read;
    private readonly Batch _rows;
    private readonly EncodedGroup _encoded;
    private readonly FeatureBlock _block = new();
    private readonly int _mostRows;
    private readonly long _mostBytes;
    private readonly long _mostHeld;
    private readonly int[] _sparse;
    private readonly int[] _keys;
    private long _held;
    private long _bytes;

    /// <param name="features">The fitted features.</param>
    /// <param name="columns">What is written.</param>
    /// <param name="createRead">Makes an empty batch like those that are read.</param>
    /// <param name="writer">What writes the group.</param>
    /// <param name="mostHeld">Of texts and lists so many bytes wait to be computed: more are computed before the group is full.</param>
    public ApplyingGroup(
        Fitted<TFeatures> features, FeatureColumns columns, Func<Batch> createRead, FeatureDatasetWriter writer, long mostHeld = FillingGroup<TRow>.MostBytes / 4)
    {
        (_features, _columns, _createRead, _read) = (features, columns, createRead, createRead());
        (_rows, _encoded) = (columns.CreateBatch(), writer.CreateEncoded());
        (_mostRows, _mostBytes, _mostHeld) = (writer.GroupRows, writer.MostBytes, mostHeld);
        _keys = [.. KeysOf(_read).Where(static column => column is BytesColumn).Select(column => _read.Columns.IndexOf(column))];
        _sparse = [.. columns.SparseSources.Select(name => _read.Schema.IndexOf(name))];
        Counter = features.CreateCounter();
    }

    /// <summary>How many rows it has.</summary>
    public int Count => _rows.Count + _read.Count;

    /// <summary>How many rows were before it.</summary>
    public long First { get; private set; }

    /// <summary>Counts what all its rows had, now and before, that the training rows had not.</summary>
    public FeatureCounter Counter { get; }

    /// <summary>Whether it has as many rows, or as many bytes of sparse ids and texts of keys, as a group is to have.</summary>
    public bool IsFull => Count == _mostRows || _bytes >= _mostBytes;

    /// <summary>Whether it begins a file.</summary>
    public bool BeginsShard { get; set; }

    /// <summary>Whether texts, bytes and lists of its rows take so much that they are to be computed before others come.</summary>
    public bool IsHeavy => _held > _mostHeld;

    /// <summary>Ends once the rows are written; fails with the first failure in the order of the rows.</summary>
    public Task Written { get; set; } = Task.CompletedTask;

    /// <summary>Forgets its rows.</summary>
    /// <param name="first">How many rows are before those that come.</param>
    public void Begin(long first)
    {
        (First, _held, _bytes) = (first, 0, 0);
        _read.Clear();
        _rows.Clear();
    }

    /// <summary>How many of the rows of a batch it still takes; it is told that they come.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="start">The first that it has not.</param>
    public int Take(Batch batch, int start)
    {
        int most = Math.Min(batch.Count - start, _mostRows - Count);
        if (_sparse.Length + _keys.Length == 0)
            return most;

        // Each element of a list is an id.
        int count = 0;
        for (; count < most && _bytes < _mostBytes; count++)
        {
            foreach (int key in _keys)
                _bytes += batch.Columns[key].BytesOf(start + count, 1);
            foreach (int column in _sparse)
            {
                ReadOnlySpan<int> ends = ((ListColumn)batch.Columns[column]).Ends;
                int row = start + count;
                _bytes += sizeof(int) * (long)(ends[row] - (row == 0 ? 0 : ends[row - 1]));
            }
        }

        return count;
    }

    /// <summary>Copies rows of a batch.</summary>
    public void Add(Batch batch, int start, int count)
    {
        _read.AppendRange(batch, start, count);
        foreach (Column column in batch.Columns)
            _held += column is BytesColumn or ListColumn ? column.BytesOf(start, count) : 0;
    }

    /// <summary>Computes the rows that were added, so that their values need not be held any more.</summary>
    /// <exception cref="MillraceException">A label or a weight is not valid, or a method has failed.</exception>
    public void Compute()
    {
        Compute(_read);
        _read.Clear();
        _held = 0;
    }

    /// <summary>Computes the rows of a batch behind those that are there.</summary>
    /// <exception cref="MillraceException">A label or a weight is not valid, or a method has failed; that of the first such row.</exception>
    public void Compute(Batch batch)
    {
        if (batch.Count == 0)
            return;
        try
        {
            Compute(batch, First + _rows.Count);
        }
        catch (Exception error) when (error is not (OperationCanceledException or OutOfMemoryException))
        {
            ComputeOneByOne(batch, First + _rows.Count);
            throw;
        }

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

    private void Compute(Batch batch, long first)
    {
        _features.Transform(batch, _block, Counter);
        if (_columns.HasLabel)
            ReadLabels((Batch<TRow>)batch, first);
        if (_columns.HasWeight)
            RowWeights.ReadIfAny<TRow, TFeatures>((Batch<TRow>)batch, _block.BeginWeights(), first);
    }

    // What is thrown may have a value in it.
    private string Reason(Exception error) =>
        _read.Schema.Columns.Any(static column => column.IsSensitive) ? $"{error.GetType().Name}." : $"{error.GetType().Name}: {error.Message}";

    // Methods, labels and weights are computed one after the other, of as many rows as happen to be there. Which row is the first that fails does not depend on
    // that, so it is the one that is told, by its place among all rows.
    private void ComputeOneByOne(Batch batch, long first)
    {
        using Batch one = _createRead();
        for (int row = 0; row < batch.Count; row++)
        {
            one.Clear();
            one.AppendRange(batch, row, 1);
            try
            {
                Compute(one, first + row);
            }
            catch (FeatureMethodException failed)
            {
                throw failed.At(first + row);
            }
            catch (Exception error) when (error is not (MillraceException or OperationCanceledException or OutOfMemoryException))
            {
                throw new MillraceException(FormattableString.Invariant($"Row {first + row} (counted from 0) cannot be computed: ") + Reason(error), error);
            }
        }
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
