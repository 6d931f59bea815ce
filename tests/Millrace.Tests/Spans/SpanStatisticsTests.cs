using System.Globalization;
using System.Text.Json;
using Millrace.Tests.Support;

namespace Millrace.Tests.Spans;

/// <summary>Statistics of spans that were looked at are reused, and put together with those of a new one.</summary>
public sealed class SpanStatisticsTests : IDisposable
{
    private const string Folder = "online-retail/by-day";

    private readonly SalesFolder _sales = new(SpanStatisticsPipeline.Plan);

    public void Dispose() => _sales.Dispose();

    [Fact]
    public async Task Of_a_new_day_alone_statistics_are_computed()
    {
        for (int day = 1; day <= 5; day++)
            _sales.WriteDay($"2011-03-0{day}.csv", quantity: day);
        await _sales.RunAsync();
        Assert.Equal(("10", "1", "5"), await QuantityAsync());
        for (int day = 1; day <= 5; day++)
            _sales.Spoil($"2011-03-0{day}.csv");

        _sales.WriteDay("2011-03-06.csv", quantity: 10);
        Dictionary<string, string> run = await _sales.RunAsync();

        Assert.Equal("executed: 6 items: 1 step executed, 5 steps reused", run["statistics"]);
        Assert.Equal(["read[5].read-csv-span", "statistics[5].compute-statistics"], await _sales.ExecutedAsync());
        Assert.Equal(("12", "1", "10"), await QuantityAsync());

        // The last three days: nothing is looked at, and other statistics are put together.
        await _sales.RunAsync("last 3");
        Assert.Empty(await _sales.ExecutedAsync());
        Assert.Equal(("6", "1", "10"), await QuantityAsync());
    }

    [RealDataFact(Folder)]
    public async Task Four_months_of_a_shop_are_put_together_day_by_day()
    {
        string[] days = [.. Directory.GetFiles(RealDataFactAttribute.PathOf(Folder), "*.csv").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        double[] quantities = [];
        foreach (string day in days[..^1])
            Deliver(day);
        await _sales.RunAsync();
        Deliver(days[^1]);

        Assert.Equal($"executed: {days.Length} items: 1 step executed, {days.Length - 1} steps reused", (await _sales.RunAsync())["statistics"]);
        Assert.Equal(($"{quantities.Length}", $"{quantities.Min()}", $"{quantities.Max()}"), await QuantityAsync());
        string[] row = await RowAsync("Quantity");
        Assert.Equal(quantities.Average(), double.Parse(row[8], CultureInfo.InvariantCulture), 1e-4 * Math.Abs(quantities.Average()));
        Assert.Equal(SensitiveAttribute.Mask, (await RowAsync("CustomerID"))[5]);

        void Deliver(string day)
        {
            string[] lines = File.ReadAllLines(RealDataFactAttribute.PathOf($"{Folder}/{day}"));
            _sales.Write(day, string.Join('\n', lines) + "\n");

            // Before the quantity comes a text with commas in quotes, behind it there is none.
            quantities = [.. quantities, .. lines[1..].Select(static line => double.Parse(line.Split(',')[^5], CultureInfo.InvariantCulture))];
        }
    }

    /// <summary>How many quantities there are, and the ends of them.</summary>
    private async Task<(string Present, string Minimum, string Maximum)> QuantityAsync() =>
        await RowAsync("Quantity") is var row ? (row[2], row[5], row[7]) : default;

    private async Task<string[]> RowAsync(string column)
    {
        (int code, string output, string error) = await _sales.CommandAsync("artifacts", "head", "last/merge-statistics", "--json");
        Assert.True(code == ExitCodes.Success, error);
        using JsonDocument preview = JsonDocument.Parse(output);
        return [.. preview.RootElement.GetProperty("rows").EnumerateArray().Single(row => row[0].GetString() == column).EnumerateArray().Select(static cell => cell.GetString() ?? "")];
    }
}
