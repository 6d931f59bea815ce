using Millrace.Data;

namespace Millrace.Benchmarks.Data;

/// <summary>The table in Millrace's own form.</summary>
public static class ReadingBatches
{
    private const int BatchRows = 1 << 16;

    // Shares no factor with numbers of rows that are a power of ten, so that every number comes once.
    private const long Stride = 7_654_321;

    /// <summary>Makes batches of a run of rows.</summary>
    public static IReadOnlyList<Batch<Reading>> Of(long start, int count) => Of(Readings.Range(start, count));

    /// <summary>Makes batches of rows whose numbers are in no order, and come once each.</summary>
    /// <param name="count">How many: a power of ten.</param>
    public static IReadOnlyList<Batch<Reading>> InNoOrder(int count) => Of(Readings.Range(0, count).Select(row => row with { Id = row.Id * Stride % count }));

    private static List<Batch<Reading>> Of(IEnumerable<Reading> readings)
    {
        var batches = new List<Batch<Reading>>();
        foreach (Reading[] rows in readings.Chunk(BatchRows))
        {
            var batch = new Reading.Batch(rows.Length);
            foreach (ref readonly Reading row in rows.AsSpan())
                batch.Add(in row);
            batches.Add(batch);
        }

        return batches;
    }
}
