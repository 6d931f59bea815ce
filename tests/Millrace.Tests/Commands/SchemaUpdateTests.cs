using System.Text.Json;
using Millrace.Tests.Spans;
using Millrace.Tests.Support;

namespace Millrace.Tests.Commands;

public sealed class SchemaUpdateTests : IDisposable
{
    private const string Header = "InvoiceNo,Description,Quantity,InvoiceDate,UnitPrice,CustomerID\n";

    private const string Source = """
        [Schema]
        public partial record struct Sale
        {
            [Column("InvoiceNo")] public string Invoice { get; init; }
            [Column("Description")] public string? Description { get; init; }
            [Column("Quantity")] public int Quantity { get; init; }
            [Column("InvoiceDate")] public DateTime Date { get; init; }
            [Column("UnitPrice")] public double Price { get; init; }
            [Column("CustomerID"), Sensitive] public double? Customer { get; init; }
        }

        """;

    private readonly TestProgram _program = new();
    private readonly TempFolder _folder = new();

    public SchemaUpdateTests() => _program.Plans[0] = SalesPipeline.Plan;

    public void Dispose()
    {
        _program.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_file_that_meets_the_schema_changes_nothing()
    {
        (int code, string output, string error) = await RunAsync(Write("1,lamp,3,2011-03-01 08:00:00,2.5,17850\n2,,1,2011-03-01,1,\n"));
        Assert.Equal((ExitCodes.Success, ""), (code, output));
        Assert.Contains("Sale needs no change.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_shown_as_a_difference_of_the_declaration()
    {
        (int code, string output, string error) = await RunAsync(Write("1,lamp,,2011-03-01 08:00:00,2.5,17850\n2,,1,2011-03-01,1,\n"));
        Assert.Equal(ExitCodes.Success, code);
        Assert.StartsWith("--- a/Sale.cs\n+++ b/Sale.cs\n@@ -3,7 +3,7 @@\n", output, StringComparison.Ordinal);
        Assert.Contains("\n-    [Column(\"Quantity\")] public int Quantity { get; init; }\n+    [Column(\"Quantity\")] public int? Quantity { get; init; }\n", output, StringComparison.Ordinal);
        Assert.Contains("Quantity: 1 of 2 rows have no value.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_file_is_changed_in_place_when_asked()
    {
        string source = _folder.File("Sale.cs");
        await File.WriteAllTextAsync(source, Source);
        string data = Write("1,lamp,2.5,2011-03-01 08:00:00,2.5,17850\n2,,1,2011-03-01,1,\n");
        (int code, string shown, _) = await RunAsync(data, "--file", source);
        Assert.Equal(ExitCodes.Success, code);
        Assert.Equal(Source, await File.ReadAllTextAsync(source));

        (_, string output, string error) = await RunAsync(data, "--file", source, "--write");

        Assert.Equal(shown, output);
        Assert.Contains($"Changed {source}.", error, StringComparison.Ordinal);
        Assert.Equal(Source.Replace("int Quantity", "double Quantity", StringComparison.Ordinal), await File.ReadAllTextAsync(source));
    }

    [Fact]
    public async Task Machines_read_the_same()
    {
        (int code, string output, _) = await RunAsync(Write("1,lamp,,2011-03-01 08:00:00,2.5,17850\n2,,1,2011-03-01,1,\n"), "--json");
        Assert.Equal(ExitCodes.Success, code);
        using JsonDocument document = JsonDocument.Parse(output);
        JsonElement root = document.RootElement;
        Assert.Equal(("Sale", 2), (root.GetProperty("schema").GetString(), root.GetProperty("rows").GetInt32()));
        JsonElement change = Assert.Single(root.GetProperty("changes").EnumerateArray().ToArray());
        Assert.Equal(("Quantity", "type", "1 of 2 rows have no value."), (change.GetProperty("column").GetString(), change.GetProperty("kind").GetString(), change.GetProperty("reason").GetString()));
        Assert.StartsWith("--- a/Sale.cs\n", root.GetProperty("diff").GetString(), StringComparison.Ordinal);
        Assert.False(root.TryGetProperty("written", out _));
    }

    [Theory]
    [InlineData("--schema Sal", "'Sal' is not a value for '--schema': no step of the program's pipelines yields such a dataset. Did you mean 'Sale'?")]
    [InlineData("--schema Sale --write", "Name the C# file that '--write' changes with '--file'.")]
    [InlineData("--schema Sale --environment serving", "'serving' is not a value for '--environment': Sale has no environment \"serving\"; Sale tells none apart: declare them with [Environments].")]
    [InlineData("--schema Sale --rows 0", "'0' is not a value for '--rows': expected a whole number from 1.")]
    [InlineData("", "--schema")]
    public async Task Wrong_usage_is_told(string options, string problem)
    {
        (int code, string output, string error) = await _program.RunAsync(
            ["schema", "update", Write("1,lamp,3,2011-03-01,2.5,1\n"), .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal((ExitCodes.Usage, ""), (code, output));
        Assert.Contains(problem, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_declares_something_else_is_left_alone()
    {
        string source = _folder.File("Other.cs");
        await File.WriteAllTextAsync(source, "struct Other { }");
        (int code, _, string error) = await RunAsync(Write("1,lamp,,2011-03-01,2.5,1\n"), "--file", source, "--write");
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("The source declares no struct Sale with a body", error, StringComparison.Ordinal);
        Assert.Equal("struct Other { }", await File.ReadAllTextAsync(source));

        (code, _, error) = await RunAsync(Write("1,lamp,,2011-03-01,2.5,1\n"), "--file", _folder.File("None.cs"));
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("cannot be read", error, StringComparison.Ordinal);
    }

    private Task<(int Code, string Output, string Error)> RunAsync(string data, params string[] options) =>
        _program.RunAsync(["schema", "update", data, "--schema", "Sale", .. options]);

    private string Write(string rows)
    {
        string file = _folder.File("sales.csv");
        File.WriteAllText(file, Header + rows);
        return file;
    }
}
