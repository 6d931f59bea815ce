using Millrace.Data;
using Millrace.Quality;

namespace Millrace.Benchmarks.Data;

/// <summary>Statistics of a dataset with a unique column.</summary>
internal static class KeyOperations
{
    /// <summary>Statistics and keys, on so many threads: keys go through files once there are more than a million.</summary>
    /// <returns>The rows.</returns>
    public static async Task<long> DescribeKeysAsync(Dataset<KeyedReading> rows, int threads, TemporaryFolder folder)
    {
        var request = new ScanRequest(StatisticsOptions.Default, () => Directory.CreateDirectory(folder.Fresh()).FullName) { Threads = threads, WithExpectations = true };
        ScanResult result = await StatisticsScan.RunAsync(rows, request).ConfigureAwait(false);
        result.Collected.LetGo();
        return result.Holds ? result.Statistics.Rows : throw new InvalidOperationException("The rows are not as expected.");
    }
}
