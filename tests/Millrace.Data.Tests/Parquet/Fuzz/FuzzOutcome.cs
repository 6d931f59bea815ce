namespace Millrace.Data.Tests.Files;

/// <summary>What came of reading a file.</summary>
/// <param name="Error">Why it was refused, or null.</param>
/// <param name="Allocated">Bytes that reading it took from the heap.</param>
/// <param name="Rented">Bytes of arrays of the pools that it had at the same time, at most; those that the pools had to make are allocated, too.</param>
internal sealed record FuzzOutcome(ParquetException? Error, long Allocated, long Rented)
{
    /// <summary>What only a case that hangs takes: a machine that is busy needs some time for nothing.</summary>
    public static readonly TimeSpan MostTime = TimeSpan.FromMinutes(2);

    // Looking at values makes objects of them.
    private const int BoxedBytes = 64;

    // A file may truly hold any number of missing values, which take no room in it.
    private const int MostRows = 1 << 20;

    /// <summary>
    /// What a file may cost: windows, pages and batches, and what its bytes can become at most. A block of Zstandard makes 128 KB of four bytes.
    /// </summary>
    public static long MostBytes(int fileLength) => (128L << 20) + (32_768L * Math.Min(fileLength, 1 << 12));

    /// <summary>Reads a file to its end on another thread, and looks at each value.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shape">Makes a batch of its schema, or null to read it as it is.</param>
    public static Task<FuzzOutcome> OfAsync(string path, Func<Batch>? shape) => Task.Run(() =>
    {
        using var watch = new RentWatch();
        long before = GC.GetAllocatedBytesForCurrentThread();
        ParquetException? error = null;
        long values = 0;
        try
        {
            using Batch batch = shape?.Invoke() ?? new LooseBatch(AnySchema.Of("Any", ParquetFileReader.ReadMetadata(path)));
            values = Read(path, batch);
        }
        catch (ParquetException thrown)
        {
            error = thrown;
            Assert.Equal(path, thrown.File);
            Assert.StartsWith(path, thrown.Message, StringComparison.Ordinal);

            // Another cause would be a check that is missing, seen by the runtime's own.
            Assert.True(thrown.InnerException is null or ParquetFault or UnfitValue, thrown.ToString());
        }

        return new FuzzOutcome(error, Math.Max(GC.GetAllocatedBytesForCurrentThread() - before - (BoxedBytes * values), 0), watch.Most);
    });

    private static long Read(string path, Batch batch)
    {
        using ParquetFileReader reader = ParquetFileReader.Open(path, batch);
        if (batch.Columns.IsEmpty)
            return 0;
        long rows = 0;
        long values = 0;
        while (reader.Read(batch, RowSource.BatchRows, CancellationToken.None))
        {
            Assert.InRange(batch.Count, 1, RowSource.BatchRows);
            rows += batch.Count;
            foreach (Column column in batch.Columns)
            {
                Assert.Equal(batch.Count, column.Count);
                values += Look(column);
            }

            if (rows > MostRows)
                return values;
        }

        Assert.Equal(reader.RowCount, rows);
        return values;
    }

    private static int Look(Column column)
    {
        int missing = 0;
        for (int row = 0; row < column.Count; row++)
        {
            missing += column.IsMissing(row) ? 1 : 0;
            if (row < 256)
                _ = Cells.Of(column, row);
        }

        Assert.Equal(missing, column.MissingCount);
        return column.Count;
    }
}
