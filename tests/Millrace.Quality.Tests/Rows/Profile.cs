using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality.Tests.Rows;

/// <summary>Statistics of columns and datasets.</summary>
internal static class Profile
{
    public static ScanRequest Request(StatisticsOptions? options = null) => new(options ?? StatisticsOptions.Default, Scan.NoFolder);

    /// <summary>Statistics of one column without a batch.</summary>
    public static ColumnStatistics Column(Column column, StatisticsOptions? options = null, bool mask = true)
    {
        ColumnCollector collector = ColumnCollectors.Of(column, 1);
        collector.Add(column, default);
        return collector.Summary(options ?? StatisticsOptions.Default, mask);
    }

    public static ColumnStatistics Weighted(Column column, params double[] weights)
    {
        ColumnCollector collector = ColumnCollectors.Of(column, 1);
        collector.Add(column, weights);
        return collector.Summary(StatisticsOptions.Default with { Weight = "weight" });
    }

    public static Task<ScanResult> Rows<T>(Dataset<T> rows, ScanRequest? request = null)
        where T : struct, ISchema<T> => StatisticsScan.RunAsync(rows, request ?? Request());

    public static ImmutableArray<Column> Columns<T>()
        where T : struct, ISchema<T> => T.CreateBatch(0).Columns;

    /// <summary>All rows of batches.</summary>
    public static async Task<T[]> ToArrayOfRowsAsync<T>(this IAsyncEnumerable<Batch<T>> batches)
        where T : struct, ISchema<T>
    {
        var rows = new List<T>();
        await foreach (Batch<T> batch in batches)
        {
            foreach (T row in batch)
                rows.Add(row);
        }

        return [.. rows];
    }
}
