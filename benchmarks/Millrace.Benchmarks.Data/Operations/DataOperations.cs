using Millrace.Data;
using Millrace.Tables;

namespace Millrace.Benchmarks.Data;

/// <summary>What Millrace does with tables, on one of a few rows.</summary>
public static class DataOperations
{
    /// <summary>The operations on a table.</summary>
    public static async Task<IReadOnlyList<Operation>> CreateAsync(int rows, TemporaryFolder folder)
    {
        IReadOnlyList<Batch<Reading>> batches = ReadingBatches.Of(0, rows);
        string written = folder.Fresh();
        await MillraceTables.WriteParquetAsync(batches, written).ConfigureAwait(false);
        Dataset<Reading> dataset = Dataset.Of(Readings.Range(0, rows));
        string parquet = Directory.GetFiles(written, "*.parquet").Single();
        string csv = folder.File("readings.csv");
        await MillraceTables.WriteCsvAsync(dataset, csv).ConfigureAwait(false);
        string lines = folder.File("readings.jsonl");
        await MillraceTables.WriteJsonLinesAsync(dataset, lines).ConfigureAwait(false);
        string wide = folder.File("wide.parquet");
        WideRows.Write(wide, rows, WideRows.At);
        string file = folder.File("file.parquet");
        Dataset<Reading> stored = await Dataset.OpenAsync<Reading>(written).ConfigureAwait(false);
        TableOperations tables = await TableOperations.OfAsync(stored, new TableOptions { Parallelism = 2 }).ConfigureAwait(false);
        return
        [
            new Operation("data/parquet-read", rows, async () => await MillraceTables.ReadParquetAsync(parquet).ConfigureAwait(false)),
            new Operation("data/parquet-read-one-thread", rows, async () => await MillraceTables.ReadParquetOnOneThreadAsync(parquet).ConfigureAwait(false)),
            new Operation("data/parquet-read-three-of-twenty", rows, async () => await MillraceTables.ReadThreeColumnsAsync(wide).ConfigureAwait(false)),
            new Operation("data/parquet-write-file", rows, () => Done(() => MillraceTables.WriteParquetFile(batches, file, ParquetCompression.Zstd))),
            new Operation("data/parquet-write", rows, async () => await MillraceTables.WriteParquetAsync(batches, folder.Fresh()).ConfigureAwait(false)),
            new Operation("data/csv-read", rows, async () => await MillraceTables.ReadCsvAsync(csv).ConfigureAwait(false)),
            new Operation("data/csv-write", rows, () => MillraceTables.WriteCsvAsync(dataset, csv + ".copy")),
            new Operation("data/csv-to-file", rows, () => MillraceTables.CsvToFileAsync<Reading>(csv, file, 2)),
            new Operation("data/json-read", rows, async () => await MillraceTables.ReadJsonLinesAsync(lines).ConfigureAwait(false)),
            new Operation("data/json-write", rows, () => MillraceTables.WriteJsonLinesAsync(dataset, lines + ".copy")),
            new Operation("data/json-to-file", rows, () => MillraceTables.JsonLinesToFileAsync<Reading>(lines, file, 2)),
            new Operation("data/dataset-filter", rows, async () => await Halving.FilterAsync(stored, folder.Fresh()).ConfigureAwait(false)),
            new Operation(
                "data/dataset-where", rows, async () => await Filtering.SumAsync(stored, Filtering.Scattered, 1).ConfigureAwait(false)),
            new Operation("data/csv-to-parquet", rows, async () => await MillraceTables.CsvToParquetAsync<Reading>(csv, folder.Fresh()).ConfigureAwait(false)),
            new Operation("data/sort", rows, async () => await tables.SortAsync().ConfigureAwait(false)),
            new Operation("data/group", rows, async () => await tables.GroupAsync().ConfigureAwait(false)),
            new Operation("data/group-many", rows, async () => await tables.GroupManyAsync().ConfigureAwait(false)),
            new Operation("data/join", rows, async () => await tables.JoinAsync().ConfigureAwait(false)),
            new Operation("data/statistics", rows, async () => await StatisticsOperations.DescribeAsync(stored, 2).ConfigureAwait(false)),
            new Operation(
                "data/statistics-unique",
                rows,
                async () => await KeyOperations.DescribeKeysAsync(stored.Project<KeyedReading>(), 2, folder).ConfigureAwait(false)),
        ];
    }

    private static ValueTask Done(Action run)
    {
        run();
        return ValueTask.CompletedTask;
    }
}
