using Millrace.Benchmarks.Metadata;

namespace Millrace.Runtime.Tests;

/// <summary>
/// Sixteen writers and sixteen readers at once: for 30 seconds with <c>MILLRACE_FULL=1</c>, for one otherwise. How long they wait is a benchmark's business.
/// </summary>
public sealed class TrafficTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Many_who_write_and_read_at_once_meet_no_error_and_lose_nothing(bool isApart)
    {
        bool isFull = Environment.GetEnvironmentVariable("MILLRACE_FULL") == "1";
        string folder = Directory.CreateTempSubdirectory("millrace-").FullName;
        try
        {
            TrafficResult result = new Traffic(folder, writers: 16, readers: 16, isApart ? TrafficKind.Apart : TrafficKind.Shared).Run(TimeSpan.FromSeconds(isFull ? 30 : 1));

            using var store = Store.OpenForReading(folder, TimeProvider.System);
            Assert.InRange(result.Runs.Length, 16, int.MaxValue);
            Assert.InRange(result.Reads.Length, 16, int.MaxValue);
            Assert.Equal(result.Runs.Order(), store.Metadata.EnumerateRuns().Select(static run => run.RunId).Order());
            foreach (string run in result.Runs)
            {
                RunRecord record = store.Metadata.GetRun(run);
                Assert.NotEqual(RunStatus.Running, record.Summary.Status);
                Assert.Equal(30, record.Steps.Length);
                Assert.All(record.Steps, static step => Assert.Equal((1, step.Items is null), (step.Outputs.Length, step.Metrics.Length > 0)));
                Assert.Equal(84, record.Steps.Sum(static step => step.Inputs.Length));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
