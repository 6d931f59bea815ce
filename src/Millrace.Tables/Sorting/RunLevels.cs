namespace Millrace.Tables;

/// <summary>Makes fewer runs of many, until the budget holds a block of each.</summary>
/// <param name="create">Makes an empty block for rows.</param>
/// <param name="encoder">Makes the keys.</param>
/// <param name="space">The budget.</param>
internal sealed class RunLevels(Func<RowBlock> create, KeyEncoder encoder, WorkSpace space)
{
    private const int MostRuns = 256;

    // How often the bytes of a block's rows lie in memory while it is read: as they are in the file, as columns, as keys, in arrays that are not full.
    private const int CopiesOfBlock = 5;

    /// <summary>Merges runs that follow each other into longer ones, until one merge takes all.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="file">Their file; another one takes its place, and it goes.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public List<SpillRun> Reduce(List<SpillRun> runs, ref SpillFile file, CancellationToken cancellation)
    {
        while (CountFrom(runs, 0) < runs.Count)
        {
            SpillFile next = space.CreateFile();
            try
            {
                runs = Merge(runs, next, cancellation);
            }
            catch
            {
                next.Dispose();
                throw;
            }

            file.Dispose();
            file = next;
        }

        return runs;
    }

    private List<SpillRun> Merge(List<SpillRun> runs, SpillFile file, CancellationToken cancellation)
    {
        List<SpillRun> fewer = [];
        using RowBlock block = create();
        using var writer = new BlockWriter();
        int[] all = [.. Enumerable.Range(0, SpillRun.MostBlockRows)];
        for (int first = 0; first < runs.Count;)
        {
            int count = CountFrom(runs, first);
            using var merge = new RunMerge(runs.GetRange(first, count), create, encoder);
            var run = new SpillRun(file);
            while (merge.Read(block, SpillRun.MostBlockRows, space.OutputBytes))
            {
                run.Append(block, all.AsMemory(0, block.Count), writer, cancellation);
                block.Clear();
            }

            fewer.Add(run);
            first += count;
        }

        return fewer;
    }

    /// <summary>How many runs from one on can be merged at once: two at least, and as many as the larger part of the budget holds blocks of.</summary>
    private int CountFrom(List<SpillRun> runs, int first)
    {
        long left = space.Budget - (space.Budget / 4);
        int count = 0;
        for (; first + count < runs.Count && count < MostRuns; count++)
        {
            left -= CopiesOfBlock * runs[first + count].MostRowBytes;
            if (left < 0 && count >= 2)
                break;
        }

        return count;
    }
}
