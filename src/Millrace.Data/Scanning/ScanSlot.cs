using System.Collections.Immutable;
using System.Threading.Channels;

namespace Millrace.Data;

/// <summary>Memory for a batch on its way: read, filtered, delivered, and then read into again.</summary>
internal sealed class ScanSlot : IGroupFilter, IDisposable
{
    private readonly RowFilter? _filter;
    private readonly Batch? _wanted;
    private readonly Batch _read;
    private readonly Batch? _chosen;
    private readonly Channel<ScanSlot>? _owner;
    private ulong[] _kept = [];
    private int[] _rows = [];
    private bool _isEvaluated;

    /// <summary>Takes no memory yet.</summary>
    /// <param name="target">What is delivered.</param>
    /// <param name="filter">Which rows; null for all.</param>
    /// <param name="owner">Where the slot goes when it is free again.</param>
    public ScanSlot(ScanTarget target, RowFilter? filter, Channel<ScanSlot>? owner = null)
    {
        _filter = filter;
        _owner = owner;
        _wanted = target.CreateBatch();
        _read = filter is null ? _wanted! : ScanBatch.Of(_wanted, filter);
        _chosen = filter is null ? null : target.CreateBatch();
        FilterColumns = filter is null ? [] : [.. filter.CreateColumns().Select(column => _read.Schema.IndexOf(column.Info.Name))];
    }

    /// <summary>What is read into.</summary>
    public Batch Shape => _read;

    /// <summary>The rows that are delivered; null where only their number is.</summary>
    public Batch? Rows { get; private set; }

    /// <summary>The first row's number among those of all files, from 0; of no meaning where a filter has chosen the rows.</summary>
    public long First { get; private set; }

    /// <summary>How many they are.</summary>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public ImmutableArray<int> FilterColumns { get; }

    /// <summary>Reads the next rows of the row group that a reader stands at.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="first">The number of the next row.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <returns>Whether there are any.</returns>
    public bool Read(ParquetFileReader reader, long first, CancellationToken cancellation)
    {
        First = first;
        _isEvaluated = false;
        while (reader.Read(_read, RowSource.BatchRows, cancellation, _filter is null ? null : this))
        {
            if (_filter is not null && !_isEvaluated)
                Evaluate();
            _isEvaluated = false;
            if (_filter is null)
                (Rows, Count) = (_wanted, _read.Count);
            else if (Count > 0)
                Rows = Choose();
            if (Count > 0)
                return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public bool MayKeep(IRangeSource ranges) => _filter!.MayKeep(ranges);

    /// <inheritdoc/>
    public bool KeepsAny()
    {
        Evaluate();
        _isEvaluated = true;
        return Count > 0;
    }

    /// <summary>Gives the slot back to its owner, once its rows are used.</summary>
    public void Return() => _owner?.Writer.TryWrite(this);

    /// <inheritdoc/>
    public void Dispose()
    {
        _read.Dispose();
        _chosen?.Dispose();
        Pooled.Return(ref _kept);
        Pooled.Return(ref _rows);
    }

    private void Evaluate()
    {
        int rows = _read.Columns[FilterColumns[0]].Count;
        int words = Bitmaps.Words(rows);
        Pooled.Grow(ref _kept, 0, words);
        _filter!.Evaluate(_read.Columns, _kept.AsSpan(0, words));
        Count = Bitmaps.Count(_kept, 0, rows);
    }

    private Batch? Choose()
    {
        if (_chosen is null || Count == _read.Count)
            return _wanted;
        Pooled.Grow(ref _rows, 0, Count);
        Bitmaps.List(_kept.AsSpan(0, Bitmaps.Words(_read.Count)), _rows);
        _chosen.Clear();
        _chosen.AppendRows(_wanted!, _rows.AsSpan(0, Count));
        return _chosen;
    }
}
