using Millrace.Data;
using Millrace.Runtime;
using Millrace.Testing;

namespace Millrace.Tables.Tests;

/// <summary>A run that is cancelled while a program's own code is at work.</summary>
public sealed class CancelledRunTests : IDisposable
{
    private readonly string _store = Directory.CreateTempSubdirectory("millrace-tables").FullName;

    public void Dispose() => Directory.Delete(_store, recursive: true);

    [Fact]
    public async Task Nothing_of_the_step_is_left_and_the_next_run_succeeds()
    {
        using var cancelled = new CancellationTokenSource();
        Watched.Halfway = cancelled.Cancel;
        await using (PipelineTestResult first = await PipelineTest.Of<WatchedPipeline>().InStore(_store).RunAsync(cancelled.Token))
        {
            Assert.Equal(RunStatus.Cancelled, first.Run.Status);
            Assert.Equal(StepState.Executed, first["make-rides"].State);
            Assert.Equal(StepState.Cancelled, first["filter-rows"].State);
        }

        Assert.Single(Directory.EnumerateFiles(_store, "*.parquet", SearchOption.AllDirectories));

        Watched.Halfway = null;
        await using PipelineTestResult second = (await PipelineTest.Of<WatchedPipeline>().InStore(_store).RunAsync()).EnsureSucceeded();
        Assert.Equal(StepState.Reused, second["make-rides"].State);
        Assert.Equal(2_000, (await second.LoadAsync<Dataset<Ride>>("filter-rows")).RowCount);
    }
}
