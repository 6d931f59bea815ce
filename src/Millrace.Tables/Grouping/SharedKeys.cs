namespace Millrace.Tables;

/// <summary>Keys of a block's rows with their hashes, made by several threads, each of which takes a run of the rows.</summary>
/// <param name="encoder">Makes the keys.</param>
/// <param name="parallelism">Threads to use.</param>
internal sealed class SharedKeys(KeyEncoder encoder, int parallelism) : IDisposable
{
    private const int LeastRows = 1 << 10;

    private readonly KeyHashes[] _runs = [.. Enumerable.Range(0, parallelism).Select(_ => new KeyHashes(encoder))];
    private int _runRows = 1;

    /// <summary>Keys of the first rows, of those that follow, and so on.</summary>
    public ReadOnlySpan<KeyHashes> Runs => _runs.AsSpan(0, Count == 0 ? 0 : ((Count - 1) / _runRows) + 1);

    public int Count { get; private set; }

    /// <summary>Bytes of memory that are held.</summary>
    public long HeldBytes => _runs.Sum(static run => run.HeldBytes);

    /// <summary>A row's hash.</summary>
    /// <param name="row">The row, counted from the first of those that were taken.</param>
    public ulong HashOf(int row) => _runs[row / _runRows].HashOf(row % _runRows);

    /// <summary>Takes a run of a block's rows in the place of what was there.</summary>
    public void Take(RowBlock block, int start, int count)
    {
        int rows = _runRows = Math.Max(LeastRows, ((count - 1) / parallelism) + 1);
        Count = count;
        Threads.For(Runs.Length, parallelism, i => _runs[i].Take(block, start + (i * rows), Math.Min(rows, count - (i * rows))));
    }

    public void Dispose()
    {
        foreach (KeyHashes run in _runs)
            run.Dispose();
    }
}
