using System.Text.Json;
using Millrace.Json;
using Millrace.Quality;
using Millrace.Tests.Spans;
using Millrace.Tests.Support;

namespace Millrace.Tests.Commands;

public sealed class SchemaCheckTests : IDisposable
{
    private readonly TestProgram _program = new();
    private readonly TempFolder _folder = new();

    public SchemaCheckTests() => _program.Plans[0] = SalesPipeline.Plan;

    public void Dispose()
    {
        _program.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_file_that_is_as_expected_passes()
    {
        (int code, string output, string error) = await RunAsync(Write("1,lamp,3,2011-03-01 08:00:00,2.5,17850\n2,,1,2011-03-01,1,\n"));
        Assert.Equal((ExitCodes.Success, ""), (code, error));
        Assert.StartsWith("Sale\n2 rows, 6 columns\n", output, StringComparison.Ordinal);
        Assert.Contains("None: the data is as expected.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_as_expected_fails_with_the_reasons()
    {
        (int code, string output, _) = await RunAsync(Write("1,lamp,,2011-03-01 08:00:00,2.5,17850\n2,,1,2011-03-01,much,\n"));
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("\nAnomalies: 2 errors\n", output, StringComparison.Ordinal);
        Assert.Contains("error: Quantity: 1 of 2 rows has no value", output, StringComparison.Ordinal);
        Assert.Contains("error: UnitPrice: the column holds texts, and Sale.Price expects double", output, StringComparison.Ordinal);
        Assert.DoesNotContain("17850", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Machines_read_the_same()
    {
        (int code, string output, _) = await RunAsync(Write("1,lamp,,2011-03-01 08:00:00,2.5,17850\n2,,1,2011-03-01,1,\n"), "--json");
        Assert.Equal(ExitCodes.Failed, code);
        using JsonDocument document = JsonDocument.Parse(output);
        JsonElement root = document.RootElement;
        Assert.Equal(("Sale", 2, false), (root.GetProperty("schema").GetString(), root.GetProperty("rows").GetInt32(), root.GetProperty("holds").GetBoolean()));
        JsonElement anomaly = Assert.Single(root.GetProperty("anomalies").EnumerateArray().ToArray());
        Assert.Equal(
            ("low-presence", "error", "Quantity", 1, 2),
            (anomaly.GetProperty("kind").GetString(), anomaly.GetProperty("severity").GetString(), anomaly.GetProperty("column").GetString(),
                anomaly.GetProperty("count").GetInt32(), anomaly.GetProperty("of").GetInt32()));
        JsonElement example = Assert.Single(anomaly.GetProperty("examples").EnumerateArray().ToArray());
        Assert.Equal((0, "missing"), (example.GetProperty("row").GetInt32(), example.GetProperty("value").GetString()));
        Assert.Equal("[Column(\"Quantity\")] public int? Quantity { get; init; }", anomaly.GetProperty("remedy").GetString());
    }

    [Fact]
    public void Machines_read_which_values_are_outside_a_domain_and_how_often()
    {
        var anomaly = new Anomaly(AnomalyKind.UnexpectedValues, AnomalySeverity.Error, "Country", "Country: 3 of 9 values are not among [OneOf(\"UK\")].")
        {
            Count = 3, Of = 9, Unexpected = [new("EIRE", 2, 4), new("RSA", 1, -1)], DistinctUnexpected = 2,
        };
        Anomaly other = anomaly with { Unexpected = [], DistinctUnexpected = null };
        var check = new SchemaCheckDocument { Schema = "Sale", Data = "sales.csv", Rows = 9, Holds = false, Anomalies = [AnomalyDocument.From(anomaly), AnomalyDocument.From(other)] };
        using JsonDocument document = JsonDocument.Parse(JsonSerializer.Serialize(check, MillraceJson.Readable.SchemaCheckDocument));
        JsonElement[] anomalies = [.. document.RootElement.GetProperty("anomalies").EnumerateArray()];
        Assert.Equal(2, anomalies[0].GetProperty("distinctUnexpected").GetInt32());
        JsonElement[] values = [.. anomalies[0].GetProperty("unexpected").EnumerateArray()];
        Assert.Equal(
            [("EIRE", 2), ("RSA", 1)], values.Select(static each => (each.GetProperty("value").GetString()!, each.GetProperty("count").GetInt32())));
        Assert.Equal((4, false), (values[0].GetProperty("row").GetInt32(), values[1].TryGetProperty("row", out _)));
        Assert.Equal((false, false), (anomalies[1].TryGetProperty("unexpected", out _), anomalies[1].TryGetProperty("distinctUnexpected", out _)));
    }

    [Theory]
    [InlineData("--schema Sal", "'Sal' is not a value for '--schema': no step of the program's pipelines yields such a dataset. Did you mean 'Sale'?")]
    [InlineData("--schema Sale --environment serving", "'serving' is not a value for '--environment': Sale has no environment \"serving\"; Sale tells none apart: declare them with [Environments].")]
    [InlineData("--schema Sale --rows 0", "'0' is not a value for '--rows': expected a whole number from 1.")]
    [InlineData("", "--schema")]
    public async Task Wrong_usage_is_told(string options, string problem)
    {
        (int code, string output, string error) = await _program.RunAsync(
            ["schema", "check", Write("1,lamp,3,2011-03-01,2.5,1\n"), .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal((ExitCodes.Usage, ""), (code, output));
        Assert.Contains(problem, error, StringComparison.Ordinal);
    }

    private Task<(int Code, string Output, string Error)> RunAsync(string data, params string[] options) =>
        _program.RunAsync(["schema", "check", data, "--schema", "Sale", .. options]);

    private string Write(string rows)
    {
        string file = _folder.File("sales.csv");
        File.WriteAllText(file, "InvoiceNo,Description,Quantity,InvoiceDate,UnitPrice,CustomerID\n" + rows);
        return file;
    }
}
