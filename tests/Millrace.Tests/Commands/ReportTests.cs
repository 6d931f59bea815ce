using System.Text.Json;
using Millrace.Tests.Support;

namespace Millrace.Tests.Commands;

/// <summary>Looking at a report in the store.</summary>
public sealed class ReportTests : IDisposable
{
    private readonly TestProgram _program = new();

    public ReportTests() => _program.Plans[0] = FaresPipeline.Plan;

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task A_report_is_shown_as_text_with_the_place_of_its_page()
    {
        string output = await ShowAsync("last/validate-data/report");
        Assert.Matches(@"^Fare\n2 rows, 2 columns\n", output);
        int anomalies = output.IndexOf("\nAnomalies: 2 errors\n", StringComparison.Ordinal), columns = output.IndexOf("\nColumns\n", StringComparison.Ordinal);
        Assert.True(anomalies > 0 && columns > anomalies, output);
        Assert.Contains("error: amount: ", output, StringComparison.Ordinal);
        Assert.Contains("250 in row 1", output, StringComparison.Ordinal);
        Assert.Matches(@"amount +0 % +2 +5", output.Replace("Double", "", StringComparison.Ordinal));
        Assert.DoesNotContain("Wilhelmina", output, StringComparison.Ordinal);
        string page = output.Split('\n').Single(static line => line.StartsWith("As a page with charts: ", StringComparison.Ordinal))["As a page with charts: ".Length..];
        Assert.Equal(await ShowAsync("last/validate-data/report", "--html"), await File.ReadAllTextAsync(page));
    }

    [Fact]
    public async Task Statistics_are_a_report_too()
    {
        _program.Plans[0] = FareStatisticsPipeline.Plan;
        string output = await ShowAsync("last/compute-statistics");
        Assert.Matches(@"^Fare\n2 rows, 2 columns\n", output);
        Assert.Contains("Statistics alone: nothing was expected of the data.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Wilhelmina", output, StringComparison.Ordinal);
        string page = output.Split('\n').Single(static line => line.StartsWith("As a page with charts: ", StringComparison.Ordinal))["As a page with charts: ".Length..];
        Assert.Equal(await ShowAsync("last/compute-statistics", "--html"), await File.ReadAllTextAsync(page));
        string json = await ShowAsync("last/compute-statistics", "--json");
        Assert.Equal(2, JsonDocument.Parse(json).RootElement.GetProperty("statistics").GetProperty("rows").GetInt32());
        Assert.DoesNotContain("Wilhelmina", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_is_written_as_a_page_and_as_json()
    {
        string page = await ShowAsync("last/validate-data/report", "--html");
        Assert.StartsWith("<!DOCTYPE html>\n", page, StringComparison.Ordinal);
        Assert.Contains("id=\"anomalies\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Wilhelmina", page, StringComparison.Ordinal);
        string json = await ShowAsync("last/validate-data/report", "--json");
        Assert.Equal(2, JsonDocument.Parse(json).RootElement.GetProperty("anomalies").GetArrayLength());
        Assert.DoesNotContain("Wilhelmina", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_report_and_two_forms_at_once_are_refused()
    {
        Assert.Equal(ExitCodes.Success, (await _program.RunInStoreAsync()).Code);
        (int code, _, string error) = await _program.RunInStoreAsync("artifacts", "report", "last/make-fares");
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("A Dataset<Fare> is no report: its class does not implement IReportable. 'artifacts head' shows its beginning.", error, StringComparison.Ordinal);
        (code, _, error) = await _program.RunInStoreAsync("artifacts", "report", "last/validate-data/report", "--html", "--json");
        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("--html and --json cannot both be given: choose one of them.", error, StringComparison.Ordinal);
    }

    private async Task<string> ShowAsync(params string[] arguments)
    {
        Assert.Equal(ExitCodes.Success, (await _program.RunInStoreAsync()).Code);
        (int code, string output, string error) = await _program.RunInStoreAsync(["artifacts", "report", .. arguments]);
        Assert.True(code == ExitCodes.Success, error);
        return output;
    }
}
