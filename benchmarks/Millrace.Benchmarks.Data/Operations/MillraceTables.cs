using Millrace.Data;

namespace Millrace.Benchmarks.Data;

/// <summary>What Millrace does with tables: the way that its own components read and write.</summary>
public static class MillraceTables
{
    private static readonly ParquetReadOptions s_oneThread = new() { Parallelism = 1 };
    private static readonly CsvOptions s_alone = new() { Parallelism = 1 };

    /// <summary>Reads every value of a Parquet file as it is read by default, a few row groups at a time.</summary>
    public static ValueTask<ReadingSums> ReadParquetAsync(string file) => SumAsync(ParquetFile.ReadAsync<Reading>(file));

    /// <summary>Reads every value of a Parquet file on the caller's thread.</summary>
    public static ValueTask<ReadingSums> ReadParquetOnOneThreadAsync(string file) => SumAsync(ParquetFile.ReadAsync<Reading>(file, s_oneThread));

    /// <summary>Sums three columns of a Parquet file, whatever else it holds, on the caller's thread.</summary>
    public static async ValueTask<double> ReadThreeColumnsAsync(string file)
    {
        double sum = 0;
        await foreach (Batch<Narrow> batch in ParquetFile.ReadAsync<Narrow>(file, s_oneThread).ConfigureAwait(false))
        {
            var rows = (Narrow.Batch)batch;
            sum += Summing.Of(rows.C03.Values) + Summing.Of(rows.C10.Values) + Summing.Of(rows.C17.Values);
        }

        return sum;
    }

    /// <summary>Sums all twenty columns of a Parquet file on the caller's thread.</summary>
    public static async ValueTask<double> ReadTwentyColumnsAsync(string file)
    {
        double sum = 0;
        await foreach (Batch<Wide> batch in ParquetFile.ReadAsync<Wide>(file, s_oneThread).ConfigureAwait(false))
        {
            foreach (Column column in batch.Columns)
                sum += Summing.Of(((ValueColumn<double>)column).Values);
        }

        return sum;
    }

    /// <summary>Writes a Parquet file on the caller's thread, from rows that become batches meanwhile.</summary>
    public static void WriteParquetFile(IEnumerable<Reading> rows, string file, ParquetCompression compression)
    {
        using var writer = new ParquetWriter<Reading>(file, new ParquetWriteOptions { Compression = compression });
        foreach (Reading row in rows)
            writer.Add(in row);
        writer.Complete();
    }

    /// <summary>Writes a Parquet file on the caller's thread.</summary>
    public static void WriteParquetFile(IEnumerable<Batch<Reading>> batches, string file, ParquetCompression compression)
    {
        using var writer = new ParquetWriter<Reading>(file, new ParquetWriteOptions { Compression = compression });
        foreach (Batch<Reading> batch in batches)
            writer.Add(batch);
        writer.Complete();
    }

    /// <summary>Reads every value of a CSV file on the caller's thread alone.</summary>
    public static ValueTask<ReadingSums> ReadCsvAsync(string file) => SumAsync(CsvFile.ReadAsync<Reading>(file, s_alone));

    /// <summary>Writes a dataset: Parquet with zstd, digests and a manifest.</summary>
    public static async ValueTask<Dataset<Reading>> WriteParquetAsync(IEnumerable<Batch<Reading>> batches, string folder)
    {
        await using var writer = new DatasetWriter<Reading>(folder);
        foreach (Batch<Reading> batch in batches)
            await writer.AddAsync(batch).ConfigureAwait(false);
        return await writer.CompleteAsync().ConfigureAwait(false);
    }

    /// <summary>Writes a CSV file.</summary>
    public static async ValueTask WriteCsvAsync(Dataset<Reading> rows, string file) => await CsvFile.WriteAsync(rows, file).ConfigureAwait(false);

    /// <summary>Reads CSV into a dataset, as <see cref="ReadCsv{T}"/> does: parsed, encoded and digested on threads of their own.</summary>
    public static async ValueTask<Dataset<T>> CsvToParquetAsync<T>(string file, string folder)
        where T : struct, ISchema<T>
    {
        await using var writer = new DatasetWriter<T>(folder);
        await foreach (Batch<T> batch in CsvFile.ReadAsync<T>(file).ConfigureAwait(false))
            await writer.AddAsync(batch).ConfigureAwait(false);
        return await writer.CompleteAsync().ConfigureAwait(false);
    }

    /// <summary>Reads CSV into a Parquet file: what <c>COPY</c> does elsewhere.</summary>
    /// <param name="csv">The CSV file.</param>
    /// <param name="file">The Parquet file.</param>
    /// <param name="threads">1 for the caller's alone; 2 for another one that parses while this one finds rows and encodes.</param>
    public static async ValueTask CsvToFileAsync<T>(string csv, string file, int threads)
        where T : struct, ISchema<T>
    {
        using var writer = new ParquetWriter<T>(file);
        await foreach (Batch<T> batch in CsvFile.ReadAsync<T>(csv, new CsvOptions { Parallelism = threads }).ConfigureAwait(false))
            writer.Add(batch);
        writer.Complete();
    }

    /// <summary>Reads every value of a file of JSON lines on the caller's thread alone.</summary>
    public static ValueTask<ReadingSums> ReadJsonLinesAsync(string file) =>
        SumAsync(JsonLinesFile.ReadAsync<Reading>(file, new JsonLinesOptions { Parallelism = 1 }));

    /// <summary>Writes JSON lines.</summary>
    public static async ValueTask WriteJsonLinesAsync(Dataset<Reading> rows, string file) => await JsonLinesFile.WriteAsync(rows, file).ConfigureAwait(false);

    /// <summary>Reads JSON lines into a dataset, as <see cref="ReadJsonLines{T}"/> does.</summary>
    public static async ValueTask<Dataset<T>> JsonLinesToParquetAsync<T>(string file, string folder)
        where T : struct, ISchema<T>
    {
        await using var writer = new DatasetWriter<T>(folder);
        await foreach (Batch<T> batch in JsonLinesFile.ReadAsync<T>(file).ConfigureAwait(false))
            await writer.AddAsync(batch).ConfigureAwait(false);
        return await writer.CompleteAsync().ConfigureAwait(false);
    }

    /// <summary>Reads JSON lines into a Parquet file: what <c>COPY</c> does elsewhere.</summary>
    /// <param name="lines">The file of JSON lines.</param>
    /// <param name="file">The Parquet file.</param>
    /// <param name="threads">1 for the caller's alone; 2 for another one that looks into lines while this one finds them and encodes.</param>
    public static async ValueTask JsonLinesToFileAsync<T>(string lines, string file, int threads)
        where T : struct, ISchema<T>
    {
        using var writer = new ParquetWriter<T>(file);
        await foreach (Batch<T> batch in JsonLinesFile.ReadAsync<T>(lines, new JsonLinesOptions { Parallelism = threads }).ConfigureAwait(false))
            writer.Add(batch);
        writer.Complete();
    }

    /// <summary>Sums the columns of batches.</summary>
    public static async ValueTask<ReadingSums> SumAsync(IAsyncEnumerable<Batch<Reading>> batches)
    {
        ReadingSums sums = default;
        int[] lengths = [];
        await foreach (Batch<Reading> batch in batches.ConfigureAwait(false))
            sums += Sum((Reading.Batch)batch, ref lengths);
        return sums;
    }

    private static ReadingSums Sum(Reading.Batch batch, ref int[] lengths) => new(
        batch.Count,
        Summing.Of(batch.Id.Values),
        Summing.Of(batch.Amount.Values),
        Summing.Of(batch.Score.Values),
        LengthOf(batch.Station, ref lengths),
        Summing.Of(batch.Rate.Values),
        batch.Count - batch.Rate.MissingCount,
        Summing.Of(batch.TakenAt.Values));

    private static long LengthOf(TextColumn column, ref int[] lengths)
    {
        if (lengths.Length < column.EntryCount)
            lengths = new int[column.EntryCount];
        for (int i = 0; i < column.EntryCount; i++)
            lengths[i] = column.GetText(i).Length;
        long sum = 0;
        foreach (int code in column.Codes)
            sum += lengths[code];
        return sum;
    }
}
