namespace Millrace.Data.Tests.Files;

/// <summary>What came of reading a file as datasets read theirs: on several threads, with a filter that keeps every row.</summary>
/// <param name="Error">Why it was refused, or null.</param>
/// <param name="Rows">Rows that came before.</param>
internal sealed record ScanOutcome(string? Error, long Rows)
{
    private const int MostRows = 1 << 20;

    /// <summary>Reads a file on some threads.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shape">Makes a batch of its schema, or null to read it as it is.</param>
    /// <param name="threads">How many threads decode.</param>
    /// <param name="isFiltered">Whether a filter looks at all columns.</param>
    public static async Task<ScanOutcome> OfAsync(string path, Func<Batch>? shape, int threads, bool isFiltered)
    {
        long rows = 0;
        try
        {
            if (shape is null)
            {
                SchemaInfo schema = AnySchema.Of("Any", ParquetFileReader.ReadMetadata(path));
                shape = () => new LooseBatch(schema);
            }

            using (Batch batch = shape())
            {
                if (batch.Columns.IsEmpty)
                    return new ScanOutcome(null, 0);
            }

            var options = new ScanOptions { Parallelism = threads, Filter = isFiltered ? new CuriousFilter(shape) : null };
            await using var scan = new ParallelScan([new ScanFile(path)], new AnyTarget(shape), options, CancellationToken.None);
            while (rows <= MostRows && await scan.NextAsync() is { } slot)
                rows += slot.Count;
            return new ScanOutcome(null, rows);
        }
        catch (ParquetException error)
        {
            return new ScanOutcome(error.Message, rows);
        }
    }
}
