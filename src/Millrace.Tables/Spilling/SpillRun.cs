namespace Millrace.Tables;

/// <summary>Rows in a file, in order: a sorted run or one part of a table.</summary>
/// <param name="file">The file.</param>
internal sealed class SpillRun(SpillFile file)
{
    /// <summary>Rows of a block at most.</summary>
    public const int MostBlockRows = 1 << 13;

    private readonly List<SpillBlock> _blocks = [];

    /// <summary>Rows of the run.</summary>
    public long RowCount { get; private set; }

    /// <summary>What the rows of a block take at most.</summary>
    public long MostRowBytes { get; private set; }

    public IReadOnlyList<SpillBlock> Blocks => _blocks;

    public SpillFile File => file;

    /// <summary>Writes chosen rows of a block behind those that are there, in blocks as large as the file says.</summary>
    public void Append(RowBlock source, ReadOnlyMemory<int> rows, BlockWriter writer, CancellationToken cancellation = default)
    {
        for (int start = 0; start < rows.Length;)
        {
            ReadOnlyMemory<int> window = rows.Slice(start, Math.Min(MostBlockRows, rows.Length - start));
            ReadOnlySpan<long> bytes = writer.Measure(source, window.Span);
            int done = 0;
            do
            {
                cancellation.ThrowIfCancellationRequested();
                int count = RowBytes.Fit(bytes[done..], file.BlockBytes, out long sum);
                _blocks.Add(file.Write(writer.Write(source, window.Slice(done, count)), count, sum));
                MostRowBytes = Math.Max(MostRowBytes, sum);
                done += count;
            }
            while (done < window.Length && (start + window.Length == rows.Length || RowBytes.IsMore(bytes[done..], file.BlockBytes)));
            start += done;
            RowCount += done;
        }
    }

    /// <summary>Puts another run of the same file behind this one.</summary>
    public void Append(SpillRun other)
    {
        _blocks.AddRange(other._blocks);
        RowCount += other.RowCount;
        MostRowBytes = Math.Max(MostRowBytes, other.MostRowBytes);
    }

    /// <summary>Reads the blocks one after the other into the same memory.</summary>
    /// <param name="create">Makes an empty block.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public IEnumerable<RowBlock> Read(Func<RowBlock> create, CancellationToken cancellation)
    {
        using RowBlock rows = create();
        using var reader = new BlockReader();
        foreach (SpillBlock block in _blocks)
        {
            cancellation.ThrowIfCancellationRequested();
            rows.Clear();
            reader.Read(file, block, rows);
            yield return rows;
        }
    }
}
