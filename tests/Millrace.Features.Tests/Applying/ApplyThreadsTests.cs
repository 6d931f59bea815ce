using System.Security.Cryptography;
using CsCheck;
using Millrace.Data;
using Millrace.Features.Tests.Every;
using Millrace.Features.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Features.Tests.Applying;

/// <summary>Features of a dataset are computed on several threads, and nobody can tell from the files.</summary>
public sealed class ApplyThreadsTests
{
    private const int GroupRows = 1 << 16;

    private static readonly Fitted<OrderFeatures> Orders = FitOrders();

    [Fact]
    public async Task Files_are_the_same_on_any_number_of_threads()
    {
        Order[] rows = Order.Sample((5 * GroupRows) + 17);
        (string Files, FeatureCounts[] Counts) one = await ApplyAsync(Dataset.Of(rows), 1);
        for (int threads = 2; threads <= 4; threads++)
        {
            (string files, FeatureCounts[] counts) = await ApplyAsync(Dataset.Of(rows), threads);
            Assert.Equal(one.Files, files);
            Assert.Equal(one.Counts, counts);
        }
    }

    [Fact]
    public void Files_of_any_rows_in_any_batches_are_the_same_on_any_number_of_threads() =>
        Gen.Select(EveryRows.Any.Array[1, 30], Gen.Int[1, 40_000].Array[1, 5], Gen.Int[2, 4]).Sample(static (rows, sizes, threads) =>
        {
            Fitted<EveryFeatures> fitted = FitEvery(rows);
            string one = Apply(fitted, rows, sizes, 1);
            Assert.Equal(one, Apply(fitted, rows, sizes, threads));
            Assert.Equal(one, Apply(fitted, rows, [sizes.Sum()], threads));
        }, iter: 6);

    [Fact]
    public async Task The_first_error_in_the_order_of_rows_is_told_on_any_number_of_threads()
    {
        Order[] rows = Order.Sample(5 * GroupRows);
        rows[(2 * GroupRows) + 5] = rows[5] with { Times = -1 };
        rows[(3 * GroupRows) + 1] = rows[5] with { Times = -2 };
        for (int threads = 1; threads <= 4; threads++)
        {
            var error = await Assert.ThrowsAsync<MillraceException>(() => ApplyAsync(Dataset.Of(rows), threads));
            Assert.StartsWith("Importance of row 131077 (counted from 0) is -1:", error.Message, StringComparison.Ordinal);
        }
    }

    private static async Task<(string Files, FeatureCounts[] Counts)> ApplyAsync(Dataset<Order> rows, int threads)
    {
        using var step = new TestStepContext();
        ProcessorShare.Grant(threads);
        FeatureDataset<OrderFeatures> written = await new ApplyFeatures<Order, OrderFeatures>().RunAsync(rows, Orders, step, CancellationToken.None);
        Assert.Equal((rows.RowCount, (rows.RowCount, (long?)rows.RowCount, "rows")), (written.RowCount, step.Progress));
        return (await FilesAsync(step), [new FeatureCounts("all") { Missing = (long)step.Metrics["missing"], Unseen = (long)step.Metrics["unseen"], OutOfRange = (long)step.Metrics["out-of-range"] }]);
    }

    private static string Apply(Fitted<EveryFeatures> fitted, EveryRow[] some, int[] sizes, int threads)
    {
        // The rows again and again, in batches of such sizes.
        var rows = new Dataset<EveryRow>(new MemoryRows([.. sizes.Select((size, i) => BatchOf(some, size, sizes.Take(i).Sum()))]));
        return ApplyEveryAsync(fitted, rows, threads).GetAwaiter().GetResult();
    }

    private static async Task<string> ApplyEveryAsync(Fitted<EveryFeatures> fitted, Dataset<EveryRow> rows, int threads)
    {
        using var step = new TestStepContext();
        ProcessorShare.Grant(threads);
        await new ApplyFeatures<EveryRow, EveryFeatures>().RunAsync(rows, fitted, step, CancellationToken.None);
        return await FilesAsync(step) + string.Join(',', step.Metrics);
    }

    private static async Task<string> FilesAsync(TestStepContext step)
    {
        var all = new List<string>();
        string[] files = [.. Directory.GetFiles(step.CreateFolder() + "/../1").Order(StringComparer.Ordinal)];
        foreach (string file in files)
            all.Add($"{Path.GetFileName(file)} {Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(file)))}");
        Assert.NotEmpty(all);
        return string.Join('\n', all);
    }

    private static EveryRow.Batch BatchOf(EveryRow[] some, int count, int first)
    {
        var batch = new EveryRow.Batch(count);
        for (int i = 0; i < count; i++)
            batch.Add(in some[(first + i) % some.Length]);
        return batch;
    }

    private static Fitted<EveryFeatures> FitEvery(EveryRow[] rows) => EveryRows.Fit(EveryRows.Batch(rows));

    private static Fitted<OrderFeatures> FitOrders()
    {
        var fitter = new FeatureFitter<OrderFeatures>();
        var batch = new Order.Batch(100);
        foreach (Order row in Order.Sample(100))
            batch.Add(in row);
        fitter.Add(batch);
        return fitter.Complete();
    }
}
