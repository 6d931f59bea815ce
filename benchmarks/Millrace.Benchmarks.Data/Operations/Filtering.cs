using Millrace.Data;

namespace Millrace.Benchmarks.Data;

/// <summary>Reads two columns of the rows that a filter keeps.</summary>
public static class Filtering
{
    /// <summary>One row in eighty, anywhere.</summary>
    public static Filter<Reading> Scattered { get; } = (Reading.Columns.Score < 32)
        & Reading.Columns.Station.In("Station a 0", "Station bb 1", "Station ccc 2", "Station dddd 3", "Station eeeee 4");

    /// <summary>The same for DuckDB.</summary>
    public const string ScatteredSql = "score < 32 AND station IN ('Station a 0', 'Station bb 1', 'Station ccc 2', 'Station dddd 3', 'Station eeeee 4')";

    /// <summary>Sums what a filter keeps, two of its columns.</summary>
    /// <param name="rows">The dataset.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="threads">How many threads decode; with 1 the caller's does.</param>
    public static async ValueTask<RateSums> SumAsync(Dataset<Reading> rows, Filter<Reading> filter, int threads)
    {
        RateSums sums = default;
        var options = new DatasetReadOptions { Parallelism = threads };
        await foreach (Batch<ReadingRate> batch in rows.Where(filter).Project<ReadingRate>().ReadAsync(options).ConfigureAwait(false))
        {
            var columns = (ReadingRate.Batch)batch;
            sums = new RateSums(sums.Rows + batch.Count, sums.Id + Summing.Of(columns.Id.Values), sums.Rate + Summing.Of(columns.Rate.Values));
        }

        return sums;
    }
}
