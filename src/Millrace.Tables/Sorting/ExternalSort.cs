using System.Buffers;

namespace Millrace.Tables;

/// <summary>
/// Sorts any number of rows within a budget: what fits is sorted in memory, more becomes sorted runs in a file, which are merged. Rows of equal keys keep
/// the order in which they were added.
/// </summary>
/// <param name="create">Makes an empty block for the rows.</param>
/// <param name="encoder">Makes the keys.</param>
/// <param name="space">The budget.</param>
internal sealed class ExternalSort(Func<RowBlock> create, KeyEncoder encoder, WorkSpace space) : IDisposable
{
    private const int MostSliceRows = 1 << 12;
    private const int OutputRows = 1 << 13;
    private const int LeastBlockRows = 32;
    private const int MostRows = 1 << 27;
    private const long MostKeyBytes = 1L << 30;

    // What part of the budget a block of a run takes, and how often its bytes lie in memory while it is read.
    private const int BlocksInBudget = 256;
    private const int CopiesOfBlock = 4;

    private readonly RowBlock _rows = create();
    private readonly KeyBuffer _keys = new();
    private List<SpillRun> _runs = [];
    private SpillFile? _file;
    private RunMerge? _merge;
    private int[] _order = [];
    private int _next = -1;
    private int _blockRows;
    private int _fanIn;
    private int _mostRows;

    /// <summary>Rows added so far.</summary>
    public long RowCount { get; private set; }

    /// <summary>Adds a run of a block's rows.</summary>
    public void Add(RowBlock source, int start, int count)
    {
        int most = WorkSpace.SliceRows(space.Budget, MostSliceRows);
        for (int end = start + count; start < end;)
        {
            int slice = Math.Min(most, end - start);
            if (_rows.Count > 0 && !HasRoomFor(slice))
                Spill();
            int first = _rows.Count;
            _rows.AppendRange(source, start, slice);
            encoder.Encode(_rows, first, slice, _keys);
            _mostRows = Math.Max(_mostRows, _rows.Count);
            start += slice;
            RowCount += slice;
        }
    }

    /// <summary>Reads the next rows in order, once all are added.</summary>
    /// <param name="target">Takes them in the place of what it has. It may have fewer columns, of those behind which nothing is wanted.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>Whether there were any.</returns>
    public bool Read(RowBlock target, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        target.Clear();
        if (_next < 0)
            Begin(cancellation);
        if (_merge is not null)
            return _merge.Read(target, OutputRows);
        int count = Math.Min(OutputRows, _rows.Count - _next);
        if (count > 0)
            target.AppendRows(_rows, _order.AsSpan(_next, count));
        _next += count;
        return count > 0;
    }

    public void Dispose()
    {
        _merge?.Dispose();
        _file?.Dispose();
        _rows.Dispose();
        _keys.Dispose();
        ReturnOrder();
    }

    private void Begin(CancellationToken cancellation)
    {
        _next = 0;
        if (_runs.Count == 0)
        {
            SortRows();
            return;
        }

        if (_rows.Count > 0)
            Spill();
        _rows.Dispose();
        _keys.Dispose();
        ReturnOrder();
        while (_runs.Count > _fanIn)
            MergeSome(cancellation);
        _merge = new RunMerge(_runs, create, encoder);
    }

    /// <summary>Makes one run of each few that follow each other.</summary>
    private void MergeSome(CancellationToken cancellation)
    {
        List<SpillRun> fewer = [];
        using RowBlock block = create();
        using var writer = new BlockWriter();
        int[] all = [.. Enumerable.Range(0, _blockRows)];
        for (int first = 0; first < _runs.Count; first += _fanIn)
        {
            List<SpillRun> some = _runs.GetRange(first, Math.Min(_fanIn, _runs.Count - first));
            using var merge = new RunMerge(some, create, encoder);
            var run = new SpillRun(_file!);
            for (bool isMore = true; isMore;)
            {
                cancellation.ThrowIfCancellationRequested();
                block.Clear();
                isMore = merge.Read(block, _blockRows);
                run.Append(block, all.AsMemory(0, block.Count), writer);
            }

            fewer.Add(run);
        }

        _runs = fewer;
    }

    /// <summary>
    /// Whether rows as they were so far still fit. Memory that grows is doubled; what a run before this one has taken is there already.
    /// </summary>
    private bool HasRoomFor(int rows)
    {
        long count = _rows.Count + (long)rows;
        bool grows = count > _mostRows && System.Numerics.BitOperations.RoundUpToPowerOf2((ulong)count) > System.Numerics.BitOperations.RoundUpToPowerOf2((ulong)_rows.Count);
        long held = (_rows.HeldBytes + _keys.HeldBytes) * (grows ? 2 : 1);
        return held + (count * KeySort.BytesPerRow) <= space.Budget && count <= MostRows && _keys.ByteCount <= MostKeyBytes;
    }

    private void Spill()
    {
        SortRows();
        _file ??= space.CreateFile();
        if (_blockRows == 0)
        {
            long rowBytes = Math.Max(1, (_rows.HeldBytes + _keys.HeldBytes) / _rows.Count);
            long rows = space.Budget / BlocksInBudget / rowBytes;
            _blockRows = (int)Math.Clamp(rows, LeastBlockRows, OutputRows);
            _fanIn = (int)Math.Clamp(space.Budget / (CopiesOfBlock * rowBytes * _blockRows), 2, BlocksInBudget);
        }

        var run = new SpillRun(_file);
        using var writer = new BlockWriter();
        for (int start = 0; start < _rows.Count; start += _blockRows)
            run.Append(_rows, _order.AsMemory(start, Math.Min(_blockRows, _rows.Count - start)), writer);
        _runs.Add(run);
        _rows.Clear();
        _keys.Clear();
    }

    private void SortRows()
    {
        if (_order.Length < _rows.Count)
        {
            ReturnOrder();
            _order = ArrayPool<int>.Shared.Rent(_rows.Count);
        }

        KeySort.Sort(_keys, _order.AsMemory(0, _rows.Count), space.Parallelism);
    }

    private void ReturnOrder()
    {
        if (_order.Length > 0)
            ArrayPool<int>.Shared.Return(_order);
        _order = [];
    }
}
