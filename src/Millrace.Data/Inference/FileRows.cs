namespace Millrace.Data;

/// <summary>Reads the rows of files whose columns were found.</summary>
internal static class FileRows
{
    /// <summary>Reads the columns that can be read.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <returns>Batches of at least one row, in the columns of <see cref="FileColumns.Schema"/>. The batch is reused: copy what you keep.</returns>
    /// <exception cref="DataException">A file is malformed or damaged, or is no longer what it was.</exception>
    public static IEnumerable<Batch> Read(FileColumns file, CancellationToken cancellation) => Read(file, file.Schema, cancellation);

    /// <summary>Reads columns of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="schema">Columns that it has; their types may be others than those found.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    public static IEnumerable<Batch> Read(FileColumns file, SchemaInfo schema, CancellationToken cancellation) => schema.Columns.IsEmpty ? [] : file.Kind switch
    {
        FileKind.Parquet => ReadParquet(file.Source, schema, cancellation),
        FileKind.JsonLines => ReadJsonLines(file.Source, schema, cancellation),
        _ => ReadCsv(file.Source, schema, cancellation),
    };

    private static IEnumerable<Batch> ReadParquet(FileSource source, SchemaInfo schema, CancellationToken cancellation)
    {
        using var batch = new LooseBatch(schema);
        long left = source.MostRows;
        foreach (string file in ParquetInference.Files(source))
        {
            using ParquetFileReader reader = ParquetFileReader.Open(file, batch, truncatesTimes: true);
            for (; left > 0 && reader.Read(batch, (int)Math.Min(left, RowSource.BatchRows), cancellation); left -= batch.Count)
                yield return batch;
        }
    }

    private static IEnumerable<Batch> ReadCsv(FileSource source, SchemaInfo schema, CancellationToken cancellation)
    {
        using var batch = new LooseBatch(schema);
        using var block = new CsvBlock();
        long left = source.MostRows;
        foreach (string file in CsvFile.Find(source.Path))
        {
            using CsvFileReader reader = CsvFileReader.Open(file, source.Csv, CsvLimits.Default, cancellation);
            int[] positions = reader.Bind(schema);
            for (bool hasMore = true; hasMore && left > 0; left -= batch.Count)
            {
                cancellation.ThrowIfCancellationRequested();
                batch.Clear();
                hasMore = reader.Read(block, cancellation);
                reader.Parse(block, batch, positions, (int)Math.Min(left, int.MaxValue));
                if (batch.Count > 0)
                    yield return batch;
            }
        }
    }

    private static IEnumerable<Batch> ReadJsonLines(FileSource source, SchemaInfo schema, CancellationToken cancellation)
    {
        using var batch = new LooseBatch(schema);
        using var block = new JsonBlock();
        using var scanner = new JsonScanner(schema);
        long left = source.MostRows;
        foreach (string file in JsonLinesFile.Find(source.Path))
        {
            using JsonFileReader reader = JsonFileReader.Open(file, JsonLinesLimits.Default);
            for (bool hasMore = true; hasMore && left > 0; left -= batch.Count)
            {
                cancellation.ThrowIfCancellationRequested();
                batch.Clear();
                hasMore = reader.Read(block);
                reader.Parse(block, batch, scanner, (int)Math.Min(left, int.MaxValue));
                if (batch.Count > 0)
                    yield return batch;
            }
        }
    }
}
