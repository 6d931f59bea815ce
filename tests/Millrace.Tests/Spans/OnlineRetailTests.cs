using System.Globalization;
using Millrace.Tests.Support;

namespace Millrace.Tests.Spans;

/// <summary>Four months of a shop's invoices, a file a day.</summary>
public sealed class OnlineRetailTests : IDisposable
{
    private const string Folder = "online-retail/by-day";

    private readonly SalesFolder _sales = new();
    private readonly SortedDictionary<string, (int Rows, decimal Revenue)> _delivered = new(StringComparer.Ordinal);

    [RealDataFact(Folder)]
    public async Task Three_months_are_read_once_and_then_a_day_at_a_time()
    {
        string[] files = Directory.GetFiles(RealDataFactAttribute.PathOf(Folder), "*.csv");
        string[] days = [.. files.Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        int months = Array.FindIndex(days, static day => day.StartsWith("2011-03", StringComparison.Ordinal));
        Array.ForEach(days[..months], Deliver);

        Assert.StartsWith($"executed: {months} items: {months} steps executed", (await _sales.RunAsync())["read"], StringComparison.Ordinal);
        Assert.Equal(Expected(months), await _sales.ReportAsync());
        Assert.All((await _sales.RunAsync()).Values, static each => Assert.StartsWith("reused: ", each, StringComparison.Ordinal));

        // The next day. Whoever reads an old file again finds nonsense.
        Array.ForEach(days[..months], _sales.Spoil);
        Deliver(days[months]);
        Assert.Equal($"will-run: source files: span {days[months][..10]} is new", (await _sales.PlanAsync())["find-spans"]);
        Dictionary<string, string> next = await _sales.RunAsync();
        Assert.Equal([$"read[{months}].read-csv-span", $"revenues[{months}].add-revenue"], await _sales.ExecutedAsync());
        Assert.Equal($"executed: {months + 1} items: 1 step executed, {months} steps reused", next["read"]);
        Assert.Equal($"executed: {months + 1} items: 1 step executed, {months} steps reused", next["revenues"]);
        Assert.Equal(Expected(months + 1), await _sales.ReportAsync());

        // An old day, corrected: it lacks its last row.
        Deliver(days[7], lacking: 1, hour: 5);
        Assert.Equal($"will-run: source files: span {days[7][..10]} changed", (await _sales.PlanAsync())["find-spans"]);
        Dictionary<string, string> corrected = await _sales.RunAsync();
        Assert.Equal(["read[7].read-csv-span", "revenues[7].add-revenue"], await _sales.ExecutedAsync());
        Assert.Equal($"executed: {months + 1} items: 1 step executed, {months} steps reused", corrected["read"]);
        Assert.StartsWith("executed: ", corrected["concatenate"], StringComparison.Ordinal);
        Assert.StartsWith("executed: ", corrected["report-sales"], StringComparison.Ordinal);
        Assert.Equal(Expected(months + 1), await _sales.ReportAsync());
        Assert.All((await _sales.RunAsync()).Values, static each => Assert.StartsWith("reused: ", each, StringComparison.Ordinal));

        // The last thirty days of those that are there: nothing is read.
        await _sales.RunAsync("last 30");
        Assert.Empty(await _sales.ExecutedAsync());
        Assert.Equal(Expected(30), await _sales.ReportAsync());
    }

    public void Dispose() => _sales.Dispose();

    private void Deliver(string day) => Deliver(day, lacking: 0, hour: 0);

    /// <summary>Puts a day's file where the pipeline looks, and notes its rows and what they come to.</summary>
    private void Deliver(string day, int lacking, int hour)
    {
        string[] lines = File.ReadAllLines(RealDataFactAttribute.PathOf($"{Folder}/{day}"))[..^lacking];
        _sales.Write(day, string.Join('\n', lines) + "\n", hour);
        _delivered[day] = (lines.Length - 1, Math.Round(lines[1..].Sum(RevenueOf), 2));
    }

    // Before the quantity comes a text with commas in quotes, behind it there is none.
    private static decimal RevenueOf(string line) => line.Split(',') is [.., var quantity, _, var price, _, _]
        ? decimal.Parse(quantity, CultureInfo.InvariantCulture) * decimal.Parse(price, CultureInfo.InvariantCulture)
        : throw new InvalidDataException(line);

    /// <summary>What the latest days come to.</summary>
    private string Expected(int days)
    {
        (int Rows, decimal Revenue)[] latest = [.. _delivered.Values.TakeLast(days)];
        return FormattableString.Invariant($"{latest.Sum(static day => day.Rows)} rows, {days} days, {latest.Sum(static day => day.Revenue):F2}");
    }
}
