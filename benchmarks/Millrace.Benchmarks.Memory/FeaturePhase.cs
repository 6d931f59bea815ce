using System.Diagnostics;
using System.Globalization;
using Millrace.Benchmarks.Features;
using Millrace.Data;
using Millrace.Features;
using Millrace.Testing;

namespace Millrace.Benchmarks.Memory;

/// <summary>The phases of features: twenty columns of sales are written, their features are fitted, and computed and written.</summary>
internal static class FeaturePhase
{
    public const string Sell = "sell";
    public const string Fit = "fit-features";
    public const string Apply = "apply-features";

    private const string Fitted = "fitted";

    /// <summary>Writes sales.</summary>
    public static async Task<int> SellAsync(string folder, int rows, long bound)
    {
        using var peak = new ManagedPeak();
        var clock = Stopwatch.StartNew();
        string sales = Directory.CreateDirectory(SalesOf(folder, rows)).FullName;
        Dataset<Sale> written = await SaleTables.InFilesAsync(rows, sales);
        return Report($"generate {written.RowCount:N0} sales", Size(sales), clock.Elapsed, peak, bound);
    }

    /// <summary>Fits the features on all sales, in one scan.</summary>
    public static async Task<int> FitAsync(string folder, int rows, long bound)
    {
        using var peak = new ManagedPeak();
        var clock = Stopwatch.StartNew();
        Dataset<Sale> sales = await Dataset.OpenAsync<Sale>(SalesOf(folder, rows));
        Fitted<SaleFeatures> fitted = await SaleTables.FitAsync<Sale, SaleFeatures>(sales, Environment.ProcessorCount);
        await Fitted<SaleFeatures>.SaveAsync(fitted, FittedOf(folder, rows), CancellationToken.None);
        return Report($"fit {fitted.Layout.Slots.Length} features on {fitted.RowCount:N0} sales", Size(SalesOf(folder, rows)), clock.Elapsed, peak, bound);
    }

    /// <summary>Computes the features of all sales and writes them; what it has written is removed.</summary>
    public static async Task<int> ApplyAsync(string folder, int rows, long bound)
    {
        using var peak = new ManagedPeak();
        var clock = Stopwatch.StartNew();
        Dataset<Sale> sales = await Dataset.OpenAsync<Sale>(SalesOf(folder, rows));
        Fitted<SaleFeatures> fitted = await Fitted<SaleFeatures>.LoadAsync(FittedOf(folder, rows), CancellationToken.None);
        using var step = new TestStepContext(processors: Environment.ProcessorCount);
        FeatureDataset<SaleFeatures> features = await new ApplyFeatures<Sale, SaleFeatures>().RunAsync(sales, fitted, step, CancellationToken.None);
        string output = Directory.CreateDirectory(Path.Combine(folder, "features")).FullName;
        await FeatureDataset<SaleFeatures>.SaveAsync(features, new ArtifactFolder(output, null!), CancellationToken.None);
        long bytes = Size(SalesOf(folder, rows)) + Size(output);
        Directory.Delete(output, recursive: true);
        return Report($"compute features of {features.RowCount:N0} sales, write them", bytes, clock.Elapsed, peak, bound);
    }

    private static ArtifactFolder FittedOf(string folder, int rows) =>
        new(Directory.CreateDirectory(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Fitted}-{rows}"))).FullName, null!);

    private static string SalesOf(string folder, int rows) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"sales-{rows}"));

    private static long Size(string folder) => new DirectoryInfo(folder).EnumerateFiles().Sum(static file => file.Length);

    private static int Report(string what, long bytes, TimeSpan time, ManagedPeak managed, long bound)
    {
        using var process = Process.GetCurrentProcess();
        long peak = process.PeakWorkingSet64;
        Console.WriteLine(
            $"| {what} | {bytes / 1e9:F2} GB | {time.TotalSeconds:F1} s | {peak / 1e6:F0} MB | {managed.Bytes / 1e6:F0} MB | "
            + $"{GC.GetTotalAllocatedBytes() / 1e6:F0} MB |");
        if (Phase.Fault(peak, bound) is not { } fault)
            return 0;
        Console.Error.WriteLine(fault);
        return 1;
    }
}
