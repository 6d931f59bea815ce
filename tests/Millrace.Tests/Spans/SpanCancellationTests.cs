using Microsoft.Extensions.DependencyInjection;
using Millrace.Runtime;
using Millrace.Testing;
using Millrace.Tests.Support;

namespace Millrace.Tests.Spans;

public sealed class SpanCancellationTests
{
    [Fact]
    public async Task What_was_read_before_a_run_was_cancelled_is_reused()
    {
        using var sales = new SalesFolder();
        using var store = new TempFolder();
        for (int day = 1; day <= 9; day++)
            sales.WriteDay($"2011-03-0{day}.csv", quantity: day);
        using var brake = new Brake();
        string[] done;
        await using (PipelineTestResult stopped = await RunAsync(brake, brake.Token))
        {
            Assert.Equal(RunStatus.Cancelled, stopped.Run.Status);
            done = Read(stopped);
            Assert.Contains("read[2].read-csv-span", done);
        }

        brake.IsOff = true;
        await using PipelineTestResult again = await RunAsync(brake, CancellationToken.None);

        again.EnsureSucceeded();
        Assert.Empty(Read(again).Intersect(done));
        Assert.Equal(9, Read(again).Length + done.Length);
        Assert.Equal((45 * 2.5) + 9, (await again.LoadAsync<Value<double>>("add-revenue")).Content);

        Task<PipelineTestResult> RunAsync(Brake brake, CancellationToken cancellation) => PipelineTest.Of<StoppedPipeline>()
            .With(p => p.Sales, sales.PathOf(sales.Pattern)).Services(services => services.AddSingleton(brake)).InStore(store.Path).RunAsync(cancellation);
    }

    private static string[] Read(PipelineTestResult result) =>
    [
        .. result.Store.Metadata.GetItems(result.Run.RunId)
            .Where(static step => step.State == StepState.Executed && step.Name.EndsWith("read-csv-span", StringComparison.Ordinal)).Select(static step => step.Name),
    ];
}
