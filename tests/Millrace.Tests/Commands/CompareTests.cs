using System.Text.Json;
using Millrace.Json;
using Millrace.Runtime;
using Millrace.Tests.Support;

namespace Millrace.Tests.Commands;

public sealed class CompareTests : IDisposable
{
    private readonly TestProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Runs_stand_side_by_side_and_what_differs_is_told_from_what_does_not()
    {
        string first = await RunAsync("--start", "1", "--tag", "kind=small"), second = await RunAsync("--start", "20");

        (int code, string output, string error) = await _program.RunInStoreAsync("runs", "compare", first, second);
        Assert.Equal((ExitCodes.Success, ""), (code, error));
        Assert.Matches($"^Runs\n +{first} +{second} +change\n", output);
        Assert.Matches(@"\nstart +1 +20\n", output);
        Assert.Matches(@"\nreport\.sum +3 +60 +\+57\n", output);
        Assert.Matches(@"\nmake-number/output +[0-9a-f]{12} +[0-9a-f]{12}\n", output);
        Assert.Matches(@"\ntag kind +small *\n", output);
        Assert.Matches(@"\npipeline +numbers +numbers *\n", output);

        (_, output, _) = await _program.RunInStoreAsync("runs", "compare", first, second, "--changed");
        Assert.Matches(@"\nstart +1 +20\n", output);
        Assert.DoesNotContain("pipeline", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Code", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Machines_read_numbers_and_what_is_missing()
    {
        string first = await RunAsync("--start", "1"), second = await RunAsync("--start", "20", "--to", "double-number"), third = await RunAsync("--start", "1");

        JsonElement root = JsonDocument.Parse((await _program.RunInStoreAsync("runs", "compare", first, second, third, "--json")).Output).RootElement;
        Assert.Equal([first, second, third], root.GetProperty("runs").EnumerateArray().Select(static run => run.GetString()));
        Dictionary<string, JsonElement> rows = root.GetProperty("rows").EnumerateArray()
            .ToDictionary(static row => $"{row.GetProperty("kind").GetString()} {row.GetProperty("name").GetString()}");

        JsonElement sum = rows["metric report.sum"];
        Assert.True(sum.GetProperty("differs").GetBoolean());
        Assert.Equal("""["3",null,"3"]""", JsonSerializer.Serialize(sum.GetProperty("values")));
        Assert.Equal("""[3,null,3]""", JsonSerializer.Serialize(sum.GetProperty("numbers")));
        Assert.False(rows["run pipeline"].GetProperty("differs").GetBoolean());
        Assert.Equal("""["succeeded","succeeded","succeeded"]""", JsonSerializer.Serialize(rows["run status"].GetProperty("values")).ToLowerInvariant());
        Assert.Equal("""["1","20","1"]""", JsonSerializer.Serialize(rows["parameter start"].GetProperty("values")));
        JsonElement[] digests = [.. rows["data make-number/output"].GetProperty("values").EnumerateArray()];
        Assert.Equal(digests[0].GetString(), digests[2].GetString());
        Assert.NotEqual(digests[0].GetString(), digests[1].GetString());
        Assert.Equal(32, rows["code code of make-number"].GetProperty("values")[0].GetString()!.Length);
        Assert.Equal(Environment.UserName, rows["origin user"].GetProperty("values")[0].GetString());
    }

    [Fact]
    public void Machines_read_the_name_of_a_series_and_what_is_told_of_it()
    {
        var row = new ComparedRow(ComparedKind.Metric, "train.loss", ["0.5"]) { Aspect = ComparedAspect.Last, Numbers = [0.5] };
        var document = RunComparisonDocument.Of(new RunComparison([], [row]), [row, row with { Aspect = null }], "store");
        Assert.Equal([("train.loss", "last"), ("train.loss", null)], document.Rows.Select(static each => (each.Name, each.Aspect)));
        Assert.Equal("train.loss, last of series", row.Title);
    }

    [Fact]
    public async Task One_run_is_too_few_and_an_unknown_one_is_named()
    {
        await RunAsync();
        (int code, _, string error) = await _program.RunInStoreAsync("runs", "compare", "last");
        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("Name at least two runs: 'runs list' shows those that there are.", error, StringComparison.Ordinal);
        (code, _, error) = await _program.RunInStoreAsync("runs", "compare", "last", "2020");
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("There is no run '2020' in the store", error, StringComparison.Ordinal);
    }

    private async Task<string> RunAsync(params string[] options) =>
        JsonDocument.Parse((await _program.RunInStoreAsync(["run", .. options, "--json"])).Output).RootElement.GetProperty("run").GetString()!;
}
