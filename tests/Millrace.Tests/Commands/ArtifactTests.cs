using System.Text.Json;
using Millrace.Tests.Caching;
using Millrace.Tests.Support;

namespace Millrace.Tests.Commands;

/// <summary>Looking at a dataset in the store.</summary>
public sealed class ArtifactTests : IDisposable
{
    private readonly TestProgram _program = new();

    public ArtifactTests() => _program.Plans[0] = RidesPipeline.Plan;

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task An_artifact_is_shown_with_its_columns_place_and_files()
    {
        await RunAsync();
        await RunAsync();
        string output = await SucceedAsync("show");
        Assert.Matches(@"type +Dataset<Ride>\n", output);
        Assert.Matches(@"kind +dataset\n", output);
        Assert.Matches(@"rows +4\n", output);
        Assert.Matches(@"columns +4: fare, seconds, company, tips\n", output);
        Assert.Matches(@"size +\S+ \S+ in 2 files\n", output);

        JsonElement shown = JsonDocument.Parse(await SucceedAsync("show", "--json")).RootElement;
        string lastRun = JsonDocument.Parse((await _program.RunInStoreAsync("runs", "show", "last", "--json")).Output).RootElement.GetProperty("run").GetString()!;
        Assert.Equal($"{lastRun}/make-rides/output", shown.GetProperty("place").GetString());
        Assert.True(File.Exists(Path.Combine(shown.GetProperty("folder").GetString()!, "manifest.json")));
        Assert.Equal(["fare", "seconds", "company", "tips"], shown.GetProperty("columns").EnumerateArray().Select(static each => each.GetString()));
        Assert.Equal(4, shown.GetProperty("rows").GetInt64());
    }

    [Fact]
    public async Task A_schema_shows_types_and_what_may_be_missing()
    {
        await RunAsync();
        string output = await SucceedAsync("schema");
        Assert.Matches(@"fare +Single *\n", output);
        Assert.Matches(@"company +Text +may be missing *\n", output);
        JsonElement schema = JsonDocument.Parse(await SucceedAsync("schema", "--json")).RootElement;
        Assert.Equal("company", schema.GetProperty("rows")[2][0].GetString());
    }

    [Fact]
    public async Task A_sample_is_chosen_by_its_seed()
    {
        await RunAsync();
        JsonElement sample = JsonDocument.Parse(await SucceedAsync("sample", "--rows", "2", "--seed", "5", "--json")).RootElement;
        Assert.Equal(2, sample.GetProperty("rows").GetArrayLength());
        Assert.Equal(4, sample.GetProperty("totalRows").GetInt64());
        Assert.Equal(await SucceedAsync("sample", "--rows", "2", "--seed", "5"), await SucceedAsync("sample", "--rows", "2", "--seed", "5"));
        Assert.Contains(", 2 of 4 rows", await SucceedAsync("sample", "--rows", "2"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("head")]
    [InlineData("sample")]
    public async Task Chosen_columns_are_shown_in_the_order_in_which_they_are_named(string command)
    {
        await RunAsync();
        JsonElement shown = JsonDocument.Parse(await SucceedAsync(command, "--columns", "company, fare", "--columns", "tips", "--rows", "1", "--json")).RootElement;
        Assert.Equal(["company", "fare", "tips"], shown.GetProperty("columns").EnumerateArray().Select(static each => each.GetString()));
        Assert.Equal(3, shown.GetProperty("rows")[0].GetArrayLength());
        Assert.StartsWith("company  fare\n", await SucceedAsync(command, "--columns", "company,fare"), StringComparison.Ordinal);

        (int code, _, string error) = await _program.RunInStoreAsync("artifacts", command, "last/make-rides", "--columns", "fares");
        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("'fares' is not a value for '--columns': the columns are fare, seconds, company, tips.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_holds_the_chosen_columns_and_does_not_go_with_json()
    {
        await RunAsync();
        string[] lines = (await SucceedAsync("head", "--csv", "--columns", "company,fare", "--rows", "2")).Split('\n');
        Assert.Equal((4, "company,fare", ""), (lines.Length, lines[0], lines[^1]));
        (int code, _, string error) = await _program.RunInStoreAsync("artifacts", "sample", "last/make-rides", "--csv", "--json");
        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("--csv and --json cannot both be given: choose one of them.", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sample")]
    [InlineData("schema")]
    public async Task An_artifact_that_is_no_table_has_neither_sample_nor_schema(string command)
    {
        await RunAsync();
        (int code, _, string error) = await _program.RunInStoreAsync("artifacts", command, "last/sum-fares");
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("A Value<double> is no table: its class does not implement ITableArtifact.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_type_is_shown_long_values_are_cut_and_sensitive_ones_masked()
    {
        _program.Plans[0] = OddCellsPipeline.Plan;
        await RunAsync();
        foreach (string command in (string[])["head", "sample"])
        {
            (int code, string output, string error) = await _program.RunInStoreAsync("artifacts", command, "last/make-odd-cells");
            Assert.True(code == ExitCodes.Success, error);
            string[] lines = output.Split('\n');
            Assert.Matches(@"^text +pin +bytes +numbers +names +day +when +id +flag *$", lines[0]);
            Assert.Matches(@"^a\\nb +••• +AP8= +\[1.5,-2\] +\[""é"",null\] +Friday +2011-03-01T08:26:00 +12345678-0000-4000-8000-000000000001 +true *$", lines[2]);
            Assert.Matches("^x{119}… +null +null +null +null +null +null +null +null *$", lines[3]);
            Assert.DoesNotContain("4711", output, StringComparison.Ordinal);
            Assert.All(lines, static line => Assert.InRange(line.Length, 0, 300));

            string json = (await _program.RunInStoreAsync("artifacts", command, "last/make-odd-cells", "--json")).Output;
            Assert.DoesNotContain("4711", json, StringComparison.Ordinal);
            string csv = (await _program.RunInStoreAsync("artifacts", command, "last/make-odd-cells", "--csv")).Output;
            Assert.StartsWith(
                "text,pin,bytes,numbers,names,day,when,id,flag\n\"a\nb\",•••,AP8=,\"[1.5,-2]\",\"[\"\"é\"\",null]\",Friday,2011-03-01T08:26:00,", csv, StringComparison.Ordinal);
            Assert.EndsWith($"true\n{OddCells.LongText},,,,,,,,\n", csv, StringComparison.Ordinal);
            Assert.DoesNotContain("4711", csv, StringComparison.Ordinal);

            Assert.Equal(OddCells.LongText.Length, JsonDocument.Parse(json).RootElement.GetProperty("rows")[1][0].GetString()!.Length);
        }

        (_, string schema, _) = await _program.RunInStoreAsync("artifacts", "schema", "last/make-odd-cells");
        Assert.Matches(@"pin +Int32 +may be missing +sensitive", schema);
        Assert.DoesNotContain("4711", schema, StringComparison.Ordinal);
    }

    private async Task RunAsync() => Assert.Equal(ExitCodes.Success, (await _program.RunInStoreAsync()).Code);

    private async Task<string> SucceedAsync(string command, params string[] options)
    {
        (int code, string output, string error) = await _program.RunInStoreAsync(["artifacts", command, "last/make-rides", .. options]);
        Assert.True(code == ExitCodes.Success, error);
        return output;
    }
}
