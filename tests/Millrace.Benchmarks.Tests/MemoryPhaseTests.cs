using Millrace.Benchmarks.Memory;
using Millrace.Data;

namespace Millrace.Benchmarks.Tests;

/// <summary>The benchmark of memory fails where its bound does not hold, or cannot be told to hold.</summary>
public sealed class MemoryPhaseTests : IDisposable
{
    private const long Plenty = 1L << 40;

    // No peak is told there.
    private static readonly int s_within = OperatingSystem.IsMacOS() ? 1 : 0;

    private readonly TemporaryFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_phase_fails_that_takes_more_memory_than_its_bound()
    {
        Assert.Equal(s_within, await Phase.GenerateAsync(_folder.Path, 1, Plenty));
        Assert.Equal(s_within, await Phase.FilterAsync(_folder.Path, Plenty));
        Assert.Equal(s_within, await Phase.DescribeAsync(_folder.Path, Plenty));
        Assert.Equal(1, await Phase.DescribeAsync(_folder.Path, 1_000_000));
        Directory.Delete(_folder.File("output"), recursive: true);
        Assert.Equal(1, await Phase.FilterAsync(_folder.Path, 1_000_000));
    }

    [Fact]
    public async Task A_thousand_columns_are_written_and_described()
    {
        Assert.Equal(s_within, await Phase.WidenAsync(_folder.Path, 1500, Plenty));
        Assert.Equal(s_within, await Phase.DescribeWideAsync(_folder.Path, 1500, Plenty));
        Dataset<WideRow> rows = await Dataset.OpenAsync<WideRow>(_folder.File("wide-1500"));
        await foreach (Batch<WideRow> batch in rows.ReadAsync())
        {
            using var expected = (WideBatch)WideRow.CreateBatch(batch.Count);
            expected.Fill(0, batch.Count);
            Assert.Equal((1500, 1000), (batch.Count, batch.Columns.Length));
            Assert.Equal(expected.Columns.Select(Show), batch.Columns.Select(Show));
        }

        static string Show(Column column) => string.Join(' ', Enumerable.Range(0, column.Count).Select(row => column.FormatText(row) ?? "-"));
    }

    [Fact]
    public async Task Features_are_fitted_and_computed_and_nothing_of_them_is_left()
    {
        Assert.Equal(s_within, await FeaturePhase.SellAsync(_folder.Path, 3000, Plenty));
        Assert.Equal(s_within, await FeaturePhase.FitAsync(_folder.Path, 3000, Plenty));
        Assert.Equal(s_within, await FeaturePhase.ApplyAsync(_folder.Path, 3000, Plenty));
        Assert.Equal(1, await FeaturePhase.FitAsync(_folder.Path, 3000, 1_000_000));
        Assert.Equal(["fitted-3000", "sales-3000"], Directory.GetDirectories(_folder.Path).Select(static path => Path.GetFileName(path)).Order());
    }

    [Fact]
    public void The_peak_of_managed_memory_is_seen()
    {
        using var peak = new ManagedPeak();
        var held = new byte[64 << 20];
        Assert.True(SpinWait.SpinUntil(() => peak.Bytes >= held.Length, TimeSpan.FromMinutes(1)));
        GC.KeepAlive(held);
    }

    [Theory]
    [InlineData(999, 1000, null)]
    [InlineData(1000, 1000, null)]
    [InlineData(2000, 1000, "The peak of resident memory is 2,000 bytes, and 1,000 are the bound.")]
    [InlineData(0, 1000, "This system does not tell how much memory a process had at most, so the bound cannot be checked: measure on Linux or Windows.")]
    public void A_peak_beyond_the_bound_is_told_and_so_is_none(long peak, long bound, string? fault) => Assert.Equal(fault, Phase.Fault(peak, bound));
}
