using Millrace.Data;
using Millrace.Quality;

namespace Millrace.Benchmarks.Data;

/// <summary>Statistics of a dataset.</summary>
internal static class StatisticsOperations
{
    /// <summary>All that one pass tells, on so many threads.</summary>
    /// <returns>The rows.</returns>
    public static async Task<long> DescribeAsync<T>(Dataset<T> rows, int threads, bool withExpectations = false, StatisticsOptions? options = null)
        where T : struct, ISchema<T>
    {
        var request = new ScanRequest(options ?? StatisticsOptions.Default, NoFolder) { Threads = threads, WithExpectations = withExpectations };
        ScanResult result = await StatisticsScan.RunAsync(rows, request).ConfigureAwait(false);
        result.Collected.LetGo();
        return result.Holds ? result.Statistics.Rows : throw new InvalidOperationException("The rows are not as expected.");
    }

    private static string NoFolder() => throw new InvalidOperationException("Nothing is to be spilled.");
}
