using Millrace.Data;

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
        return
        [
            new Operation("data/parquet-read", rows, async () => await MillraceTables.ReadParquetAsync(parquet).ConfigureAwait(false)),
            new Operation("data/parquet-write", rows, async () => await MillraceTables.WriteParquetAsync(batches, folder.Fresh()).ConfigureAwait(false)),
            new Operation("data/csv-read", rows, async () => await MillraceTables.ReadCsvAsync(csv).ConfigureAwait(false)),
            new Operation("data/csv-write", rows, () => MillraceTables.WriteCsvAsync(dataset, csv + ".copy")),
            new Operation("data/csv-to-parquet", rows, async () => await MillraceTables.CsvToParquetAsync<Reading>(csv, folder.Fresh()).ConfigureAwait(false)),
        ];
    }
}
