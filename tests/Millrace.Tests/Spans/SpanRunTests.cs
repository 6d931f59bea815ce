namespace Millrace.Tests.Spans;

public sealed class SpanRunTests : IDisposable
{
    private readonly SalesFolder _sales = new();

    public SpanRunTests()
    {
        for (int day = 1; day <= 5; day++)
            _sales.WriteDay($"2011-03-0{day}.csv", quantity: day);
    }

    [Fact]
    public async Task A_new_day_reads_one_file()
    {
        await _sales.RunAsync();
        Assert.Equal("10 rows, 5 days, 42.50", await _sales.ReportAsync());
        for (int day = 1; day <= 5; day++)
            _sales.Spoil($"2011-03-0{day}.csv");
        Assert.All((await _sales.RunAsync()).Values, static each => Assert.StartsWith("reused: ", each, StringComparison.Ordinal));

        _sales.WriteDay("2011-03-06.csv", quantity: 10);
        Dictionary<string, string> plan = await _sales.PlanAsync();
        Assert.Equal("will-run: source files: span 2011-03-06 is new", plan["find-spans"]);
        Assert.Equal("runs-unless-unchanged: runs for each item unless find-spans comes out unchanged", plan["read"]);
        Dictionary<string, string> run = await _sales.RunAsync();

        Assert.Equal("executed: source files: span 2011-03-06 is new", run["find-spans"]);
        Assert.Equal("executed: 6 items: 1 step executed, 5 steps reused", run["read"]);
        Assert.Equal(["read[5].read-csv-span", "revenues[5].add-revenue"], await _sales.ExecutedAsync());
        Assert.Equal("12 rows, 6 days, 68.50", await _sales.ReportAsync());
    }

    [Fact]
    public async Task A_day_that_is_corrected_is_read_again_with_what_needs_it()
    {
        await _sales.RunAsync();
        foreach (int day in new[] { 1, 3, 4, 5 })
            _sales.Spoil($"2011-03-0{day}.csv");
        _sales.WriteDay("2011-03-02.csv", quantity: 3, hour: 1);

        Assert.Equal("will-run: source files: span 2011-03-02 changed", (await _sales.PlanAsync())["find-spans"]);
        Dictionary<string, string> run = await _sales.RunAsync();

        Assert.Equal(["read[1].read-csv-span", "revenues[1].add-revenue"], await _sales.ExecutedAsync());
        Assert.StartsWith("executed: ", run["concatenate"], StringComparison.Ordinal);
        Assert.Equal("10 rows, 5 days, 45.00", await _sales.ReportAsync());
    }

    [Fact]
    public async Task A_day_that_is_gone_changes_nothing_but_the_whole()
    {
        await _sales.RunAsync();
        for (int day = 2; day <= 5; day++)
            _sales.Spoil($"2011-03-0{day}.csv");
        File.Delete(_sales.PathOf("2011-03-01.csv"));

        Dictionary<string, string> run = await _sales.RunAsync();

        Assert.Equal("executed: source files: span 2011-03-01 is gone", run["find-spans"]);
        Assert.Empty(await _sales.ExecutedAsync());
        Assert.Equal("8 rows, 4 days, 39.00", await _sales.ReportAsync());
    }

    [Fact]
    public async Task A_rolling_window_drops_the_oldest_day()
    {
        await _sales.RunAsync("last 3");
        Assert.Equal("6 rows, 3 days, 33.00", await _sales.ReportAsync());
        for (int day = 1; day <= 5; day++)
            _sales.Spoil($"2011-03-0{day}.csv");
        _sales.WriteDay("2011-03-06.csv", quantity: 6);

        Dictionary<string, string> run = await _sales.RunAsync("last 3");

        Assert.Equal("executed: source files: span 2011-03-06 is new, span 2011-03-03 is gone", run["find-spans"]);
        Assert.Equal(["read[2].read-csv-span", "revenues[2].add-revenue"], await _sales.ExecutedAsync());
        Assert.Equal("6 rows, 3 days, 40.50", await _sales.ReportAsync());
    }

    [Fact]
    public async Task Another_version_of_a_day_takes_its_place()
    {
        using var sales = new SalesFolder { Pattern = "{yyyy}-{mm}-{dd}.v{version}.csv" };
        sales.WriteDay("2011-03-01.v1.csv", quantity: 1);
        sales.WriteDay("2011-03-02.v1.csv", quantity: 2);
        await sales.RunAsync();
        sales.Spoil("2011-03-01.v1.csv");
        sales.Spoil("2011-03-02.v1.csv");
        sales.WriteDay("2011-03-02.v2.csv", quantity: 4);

        Dictionary<string, string> run = await sales.RunAsync();

        Assert.Equal("executed: source files: span 2011-03-02 v2 is new, span 2011-03-02 v1 is gone", run["find-spans"]);
        Assert.Equal(["read[1].read-csv-span", "revenues[1].add-revenue"], await sales.ExecutedAsync());
        Assert.Equal("4 rows, 2 days, 14.50", await sales.ReportAsync());
        await sales.RunAsync("all v1");
        Assert.Empty(await sales.ExecutedAsync());
        Assert.Equal("4 rows, 2 days, 9.50", await sales.ReportAsync());
    }

    [Fact]
    public async Task What_was_read_before_a_failure_is_reused()
    {
        _sales.Write("2011-03-03.csv", SalesFolder.Header + "1,,many,2011-03-03 08:00:00,1,\n");
        (int code, _, string error) = await _sales.CommandWithFilesAsync("run", "--keep-going");
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("2011-03-03.csv, line 2, column \"Quantity\": \"many\" is not a whole number", error, StringComparison.Ordinal);

        foreach (int day in new[] { 1, 2, 4, 5 })
            _sales.Spoil($"2011-03-0{day}.csv");
        _sales.WriteDay("2011-03-03.csv", quantity: 3, hour: 1);
        await _sales.RunAsync();

        Assert.Contains("read[2].read-csv-span", await _sales.ExecutedAsync());
        Assert.Single(await _sales.ExecutedAsync(), static step => step.StartsWith("read", StringComparison.Ordinal));
        Assert.Equal("10 rows, 5 days, 42.50", await _sales.ReportAsync());
    }

    [Fact]
    public async Task Rows_that_cannot_be_read_are_kept_by_day_and_old_days_are_reused()
    {
        using var sales = new SalesFolder(KeptSalesPipeline.Plan);
        sales.Write("2011-03-01.csv", SalesFolder.Header + "1,,many,2011-03-01 08:00:00,1,\n2,,3,2011-03-01 08:00:00,2,\n");
        sales.WriteDay("2011-03-02.csv", quantity: 1);
        await sales.RunAsync();
        Assert.Equal("3 rows, 2 days, 9.50", await sales.ReportAsync());
        Assert.Equal("1", await sales.ReportAsync("count-kept"));

        sales.Spoil("2011-03-01.csv");
        sales.Spoil("2011-03-02.csv");
        sales.Write("2011-03-03.csv", SalesFolder.Header + "1,,4,2011-03-03 08:00:00,1,\n2,,3\n");
        Dictionary<string, string> run = await sales.RunAsync();
        Assert.Equal("executed: 3 items: 1 step executed, 2 steps reused", run["read"]);
        Assert.Equal(["read[2].read-csv-span-with-rejects", "revenues[2].add-revenue"], await sales.ExecutedAsync());
        Assert.Equal("4 rows, 3 days, 13.50", await sales.ReportAsync());
        Assert.Equal("2", await sales.ReportAsync("count-kept"));

        sales.Write("2011-03-04.csv", SalesFolder.Header + "1\n2\n3,,4,2011-03-04 08:00:00,1,\n");
        (int code, _, string error) = await sales.CommandWithFilesAsync("run");
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("more than 1 row cannot be read", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_for_it_fresh_has_the_files_read_whatever_their_times_say()
    {
        await _sales.RunAsync();
        _sales.WriteDay("2011-03-02.csv", quantity: 9);
        Assert.StartsWith("reused: ", (await _sales.RunAsync())["find-spans"], StringComparison.Ordinal);

        (int code, _, string error) = await _sales.CommandWithFilesAsync("run", "--fresh", "find-spans");
        Assert.True(code == ExitCodes.Success, error);
        Assert.Equal(["read[1].read-csv-span", "revenues[1].add-revenue"], await _sales.ExecutedAsync());
        Assert.Equal("10 rows, 5 days, 60.00", await _sales.ReportAsync());
    }

    [Fact]
    public async Task Spans_are_shown_with_their_files()
    {
        await _sales.RunAsync("last 2");
        (int code, string output, string error) = await _sales.CommandAsync("artifacts", "head", "last/find-spans");
        Assert.True(code == ExitCodes.Success, error);
        Assert.Matches("item +span +file +sha256", output);
        Assert.Matches("1 +2011-03-05 +.*2011-03-05.csv +[0-9a-f]{64}", output);
        Assert.Contains("spans", (await _sales.CommandAsync("runs", "show", "last")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_texts_and_missing_days_are_told()
    {
        Assert.Contains("write all, latest, last 30", (await _sales.CommandWithFilesAsync("run", "--days", "some")).Error, StringComparison.Ordinal);
        (int code, _, string error) = await _sales.CommandWithFilesAsync("run", "--days", "2011-04..");
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("The nearest are before it 2011-03-05.", error, StringComparison.Ordinal);
    }

    public void Dispose() => _sales.Dispose();
}
