using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// Sorts any number of rows within a budget: what fits is sorted in memory, more becomes sorted runs in a file, which are merged. Rows of equal keys keep
/// the order in which they were added.
/// </summary>
/// <param name="create">Makes an empty block for the rows.</param>
/// <param name="encoder">Makes the keys.</param>
/// <param name="space">The budget.</param>
/// <param name="cancellation">Ends the adding of rows early.</param>
internal sealed class ExternalSort(Func<RowBlock> create, KeyEncoder encoder, WorkSpace space, CancellationToken cancellation = default) : IDisposable
{
    private const int MostSliceRows = 1 << 12;
    private const int OutputRows = 1 << 13;

    private readonly SortBuffer _buffer = new(create, encoder, space);
    private readonly RunLevels _levels = new(create, encoder, space);
    private readonly RowBytes _bytes = new();
    private List<SpillRun> _runs = [];
    private SpillFile? _file;
    private RunMerge? _merge;
    private int _next = -1;

    /// <summary>Rows added so far.</summary>
    public long RowCount { get; private set; }

    /// <summary>How the rows are written as a dataset.</summary>
    public DatasetWriteOptions Writing => space.Writing;

    /// <summary>Bytes of memory that are held, used or not.</summary>
    public long HeldBytes => _buffer.HeldBytes + (_merge?.HeldBytes ?? 0);

    /// <summary>Adds a run of a block's rows.</summary>
    public void Add(RowBlock source, int start, int count)
    {
        for (int end = start + count; start < end;)
        {
            cancellation.ThrowIfCancellationRequested();
            int slice = RowSlices.Next(source, start, end, MostSliceRows, space.Budget, out long bytes);
            if (!_buffer.TryAdd(source, start, slice, bytes))
            {
                Spill(cancellation);
                _buffer.TryAdd(source, start, slice, bytes);
            }

            start += slice;
            RowCount += slice;
        }
    }

    /// <summary>Reads the next rows in order, once all are added.</summary>
    /// <param name="target">Takes them in the place of what it has. It may have fewer columns, of those behind which nothing is wanted.</param>
    /// <param name="stop">Ends the work early.</param>
    /// <returns>Whether there were any.</returns>
    public bool Read(RowBlock target, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        target.Clear();
        if (_next < 0)
            Begin(stop);
        if (_merge is not null)
            return _merge.Read(target, OutputRows, space.OutputBytes);
        ReadOnlySpan<int> rows = _buffer.Order.Span[_next..];
        if (rows.IsEmpty)
            return false;
        rows = rows[..Math.Min(OutputRows, rows.Length)];
        rows = rows[..RowBytes.Fit(_bytes.Measure(_buffer.Rows, rows), space.OutputBytes, out _)];
        target.AppendRows(_buffer.Rows, rows);
        _next += rows.Length;
        return true;
    }

    public void Dispose()
    {
        _merge?.Dispose();
        _file?.Dispose();
        _buffer.Dispose();
        _bytes.Dispose();
    }

    private void Begin(CancellationToken stop)
    {
        if (_runs.Count == 0)
        {
            _buffer.Sort(stop);
            _buffer.ReleaseKeys();
        }
        else
        {
            if (_buffer.Rows.Count > 0)
                Spill(stop);
            _buffer.Dispose();
            _runs = _levels.Reduce(_runs, ref _file!, stop);
            _merge = new RunMerge(_runs, create, encoder);
        }

        _next = 0;
    }

    private void Spill(CancellationToken stop)
    {
        _buffer.Sort(stop);
        SpillFile file = _file ??= space.CreateFile();
        int count = _buffer.Rows.Count;
        var parts = new SpillRun[Math.Clamp(count / SpillRun.MostBlockRows, 1, space.Parallelism)];
        Threads.For(parts.Length, space.Parallelism, i =>
        {
            int start = (int)((long)count * i / parts.Length);
            int end = (int)((long)count * (i + 1) / parts.Length);
            using var writer = new BlockWriter();
            parts[i] = new SpillRun(file);
            parts[i].Append(_buffer.Rows, _buffer.Order[start..end], writer, stop);
        });
        foreach (SpillRun part in parts.AsSpan(1))
            parts[0].Append(part);
        _runs.Add(parts[0]);
        _buffer.Clear();
    }
}
