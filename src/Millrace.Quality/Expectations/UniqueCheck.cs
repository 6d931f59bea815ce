using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Checks that no value comes twice, exactly: all rows of a value but the lowest break the expectation. Keys of 128 bits are gathered with their rows, sorted,
/// and written to a file whenever there are <see cref="MostKeys"/> of them (24 MiB); the sorted runs are read together in the end.
/// </summary>
/// <param name="column">The column.</param>
/// <param name="expectation">What is expected.</param>
/// <param name="keys">Reads the keys.</param>
/// <param name="createFolder">Makes a folder for files that do not outlive the work; called once there are too many keys for memory.</param>
/// <param name="mostKeys">How many keys are held at once.</param>
internal sealed class UniqueCheck(
    ColumnInfo column, UniqueExpectation expectation, KeyReader keys, Func<string> createFolder, int mostKeys = UniqueCheck.MostKeys)
    : ExpectationCheck(column, expectation)
{
    /// <summary>How many keys are held at once where nothing else is said.</summary>
    public const int MostKeys = 1 << 20;

    private const int LeastRoom = 1 << 12;

    private readonly List<KeyRun> _runs = [];
    private readonly List<KeyFile> _files = [];
    private UInt128[] _keys = [];
    private long[] _rows = [];
    private int _count;
    private int _room;
    private KeyFile? _file;

    /// <summary>
    /// Told each row whose value an earlier row has, and the first that has it, in no order, while the report is made; null where nobody asks.
    /// </summary>
    public Action<long, long>? Repeated { get; init; }

    /// <summary>The rows of the batch that comes next that are not looked at; null for none.</summary>
    public RowMarks? Skipped { get; init; }

    /// <summary>How many bytes went through files.</summary>
    public long SpilledBytes => _file?.Length ?? 0;

    public override void Add(Column values, long firstRow)
    {
        Checked += values.Count - values.MissingCount;
        ReadOnlySpan<UInt128> read = keys.Read(values);
        bool mayMiss = values.MissingCount > 0;
        for (int i = 0; i < read.Length; i++)
        {
            if (mayMiss && values.IsMissing(i))
                continue;
            if (Skipped?.Contains(i) == true)
            {
                Checked--;
                continue;
            }

            if (_count == _room)
                MakeRoom();
            (_keys[_count], _rows[_count]) = (read[i], firstRow + i);
            _count++;
        }
    }

    public override void Merge(ExpectationCheck other)
    {
        base.Merge(other);
        var more = (UniqueCheck)other;

        // Keys that are still in memory are taken one by one, so that there are never more of them than one check holds, however many are merged.
        for (int taken = 0; taken < more._count;)
        {
            if (_count == _room)
                MakeRoom();
            int count = Math.Min(more._count - taken, _room - _count);
            more._keys.AsSpan(taken, count).CopyTo(_keys.AsSpan(_count));
            more._rows.AsSpan(taken, count).CopyTo(_rows.AsSpan(_count));
            _count += count;
            taken += count;
        }

        _runs.AddRange(more._runs);
        _files.AddRange(more._files);
        more._runs.Clear();
        more._files.Clear();
        more.LetGo();
    }

    /// <summary>What was found. Values are not kept, so that examples tell their rows, and the row that has the value first.</summary>
    public override ExpectationReport Report()
    {
        EndRun(isLast: true);
        var next = new PriorityQueue<KeyRun, (UInt128 Key, long Row)>();
        foreach (KeyRun run in _runs)
        {
            if (run.Start())
                next.Enqueue(run, (run.Key, run.Row));
        }

        UInt128 key = default;
        long first = -1;
        while (next.TryDequeue(out KeyRun? run, out _))
        {
            // Of keys that rose with the rows, as numbers of rows do, nearly all of a run come before the next one's.
            bool hasNext;
            do
            {
                if (first >= 0 && run.Key == key)
                    Repeat(run.Row, first);
                else
                    (key, first) = (run.Key, run.Row);
                hasNext = run.Next();
            }
            while (hasNext && (!next.TryPeek(out _, out (UInt128 Key, long Row) other) || (run.Key, run.Row).CompareTo(other) < 0));
            if (hasNext)
                next.Enqueue(run, (run.Key, run.Row));
        }

        ExpectationReport report = base.Report();
        Dispose();
        return report;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (KeyFile file in _files)
            file.Dispose();
        foreach (KeyRun run in _runs)
            run.LetGo();
        _files.Clear();
        _runs.Clear();
        LetGo();
        base.Dispose();
    }

    private void Repeat(long row, long first)
    {
        Broken++;
        Repeated?.Invoke(row, first);
        if (First.Wants(row))
            First.Add(row, string.Create(CultureInfo.InvariantCulture, $"as in row {first}"));
    }

    private void MakeRoom()
    {
        if (_count >= mostKeys)
        {
            EndRun(isLast: false);
            return;
        }

        _room = (int)Math.Min(mostKeys, Math.Max(LeastRoom, 2L * _room));
        Pooled.Grow(ref _keys, _count, _room);
        Pooled.Grow(ref _rows, _count, _room);
    }

    private void LetGo()
    {
        Pooled.Return(ref _keys);
        Pooled.Return(ref _rows);
        (_count, _room) = (0, 0);
        keys.LetGo();
    }

    private bool IsSorted()
    {
        for (int i = 1; i < _count; i++)
        {
            if (_keys[i] < _keys[i - 1] || (_keys[i] == _keys[i - 1] && _rows[i] < _rows[i - 1]))
                return false;
        }

        return true;
    }

    /// <summary>By keys, and those that are the same by their rows.</summary>
    private void Sort()
    {
        if (IsSorted())
            return;
        Array.Sort(_keys, _rows, 0, _count);
        for (int start = 0; start < _count;)
        {
            int end = start + 1;
            while (end < _count && _keys[end] == _keys[start])
                end++;
            if (end - start > 1)
                Array.Sort(_rows, start, end - start);
            start = end;
        }
    }

    private void EndRun(bool isLast)
    {
        if (_count == 0)
            return;
        Sort();
        if (isLast)
        {
            _runs.Add(new KeyRun(_keys, _rows, _count));
            (_keys, _rows, _count, _room) = ([], [], 0, 0);
            return;
        }

        if (_file is null)
            _files.Add(_file = new KeyFile(createFolder()));
        _runs.Add(new KeyRun(_file, _keys.AsSpan(0, _count), _rows.AsSpan(0, _count)));
        _count = 0;
    }
}
