using Millrace.Tests.Support;

namespace Millrace.Tests.Spans;

/// <summary>Four months of a shop's invoices, a file a day.</summary>
public sealed class OnlineRetailTests : IDisposable
{
    private const string Folder = "online-retail/by-day";

    private readonly SalesFolder _sales = new();

    [RealDataFact(Folder)]
    public async Task Three_months_are_read_once_and_then_a_day_at_a_time()
    {
        string[] files = Directory.GetFiles(RealDataFactAttribute.PathOf(Folder), "*.csv");
        string[] days = [.. files.Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        int months = Array.FindIndex(days, static day => day.StartsWith("2011-03", StringComparison.Ordinal));
        long rows = days[..months].Sum(Deliver);

        Assert.StartsWith($"executed: {months} items: {months} steps executed", (await _sales.RunAsync())["read"], StringComparison.Ordinal);
        Assert.StartsWith($"{rows} rows, {months} days, ", await _sales.ReportAsync(), StringComparison.Ordinal);
        Assert.All((await _sales.RunAsync()).Values, static each => Assert.StartsWith("reused: ", each, StringComparison.Ordinal));

        // The next day. Whoever reads an old file again finds nonsense.
        foreach (string day in days[..months])
            _sales.Spoil(day);
        rows += Deliver(days[months]);
        Assert.Equal($"will-run: source files: span {days[months][..10]} is new", (await _sales.PlanAsync())["find-spans"]);
        await _sales.RunAsync();
        Assert.Equal([$"read[{months}].read-csv-span", $"revenues[{months}].add-revenue"], await _sales.ExecutedAsync());
        Assert.StartsWith($"{rows} rows, {months + 1} days, ", await _sales.ReportAsync(), StringComparison.Ordinal);

        // An old day, corrected: it lacks its last row.
        string[] lines = File.ReadAllLines(RealDataFactAttribute.PathOf($"{Folder}/{days[7]}"));
        _sales.Write(days[7], string.Join('\n', lines[..^1]) + "\n", hour: 5);
        Assert.Equal($"will-run: source files: span {days[7][..10]} changed", (await _sales.PlanAsync())["find-spans"]);
        Dictionary<string, string> corrected = await _sales.RunAsync();
        Assert.Equal(["read[7].read-csv-span", "revenues[7].add-revenue"], await _sales.ExecutedAsync());
        Assert.StartsWith("executed: ", corrected["concatenate"], StringComparison.Ordinal);
        Assert.StartsWith($"{rows - 1} rows, {months + 1} days, ", await _sales.ReportAsync(), StringComparison.Ordinal);

        // The last thirty days of those that are there: nothing is read.
        await _sales.RunAsync("last 30");
        Assert.Empty(await _sales.ExecutedAsync());
    }

    public void Dispose() => _sales.Dispose();

    /// <summary>Puts a day's file where the pipeline looks.</summary>
    /// <returns>Its rows.</returns>
    private long Deliver(string day)
    {
        string[] lines = File.ReadAllLines(RealDataFactAttribute.PathOf($"{Folder}/{day}"));
        _sales.Write(day, string.Join('\n', lines) + "\n");
        return lines.Length - 1;
    }
}
