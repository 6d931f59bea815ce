using System.Text.Json;
using Millrace.Tests.Spans;
using Millrace.Tests.Support;

namespace Millrace.Tests.Versions;

/// <summary>The commands about versions of data, over files that come a day at a time.</summary>
public sealed class DataCommandTests : IDisposable
{
    private readonly SalesFolder _sales = new();
    private readonly TempFolder _folder = new();

    public DataCommandTests()
    {
        _sales.WriteDay("2011-03-01.csv", quantity: 1);
        _sales.WriteDay("2011-03-02.csv", quantity: 2);
    }

    private string Pattern => _sales.PathOf(_sales.Pattern);

    private string Target => _folder.File("copy");

    public void Dispose()
    {
        _sales.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_pattern_is_told_with_the_rows_of_the_dataset_that_was_made_of_it()
    {
        await _sales.RunAsync();
        _sales.WriteDay("2011-03-03.csv", quantity: 3);
        await _sales.RunAsync();
        await _sales.RunAsync();

        JsonElement log = Json(await SucceedAsync("log", Pattern, "--json"));
        Assert.Equal((1, Pattern), (log.GetProperty("schemaVersion").GetInt32(), log.GetProperty("of").GetString()));
        JsonElement[] versions = [.. log.GetProperty("versions").EnumerateArray()];
        Assert.Equal([(3, 6), (2, 4)], versions.Select(static each => (each.GetProperty("files").GetInt32(), each.GetProperty("rows").GetInt32())));
        JsonElement latest = versions[0];
        Assert.Equal("sales/find-spans", $"{latest.GetProperty("lastSeen").GetProperty("pipeline")}/{latest.GetProperty("lastSeen").GetProperty("step")}");
        Assert.NotEqual(latest.GetProperty("firstSeen").GetProperty("run").GetString(), latest.GetProperty("lastSeen").GetProperty("run").GetString());
        Assert.EndsWith("/concatenate/output", latest.GetProperty("dataset").GetProperty("place").GetString(), StringComparison.Ordinal);
        Assert.Equal(6, latest.GetProperty("dataset").GetProperty("columns").GetArrayLength());
        Assert.Equal(0, latest.GetProperty("schemaChange").GetProperty("new").GetArrayLength());
        Assert.False(versions[1].TryGetProperty("schemaChange", out _));
        Assert.False(latest.GetProperty("isKept").GetBoolean());

        string text = await SucceedAsync("log", Pattern, "--limit", "1");
        Assert.Matches(@"version +files +size +rows +first seen +last seen +last seen by +columns", text);
        Assert.Matches(@"[0-9a-f]{12} +3 +\S+ \S+ +6 .* sales/find-spans +6, as before", text);
        Assert.Contains("There are more: --before ", text, StringComparison.Ordinal);
        Assert.Matches(@"[0-9a-f]{12} +2 ", await SucceedAsync("log", Pattern, "--before", latest.GetProperty("digest").GetString()![..12]));
        Assert.Matches(@"2011-03-03.csv +\S+ \S+ +[0-9a-f]{12}", await SucceedAsync("log", Pattern, "--files"));
        Assert.Equal(2, Json(await SucceedAsync("log", "sales", "find-spans.files", "--json")).GetProperty("versions").GetArrayLength());
        Assert.Equal(2, Json(await SucceedAsync("log", "sales", "concatenate/output", "--json")).GetProperty("versions").GetArrayLength());
    }

    [Fact]
    public async Task Two_versions_of_files_are_compared_as_datasets_and_as_files()
    {
        await _sales.RunAsync();
        _sales.WriteDay("2011-03-02.csv", quantity: 7, hour: 3);
        _sales.WriteDay("2011-03-03.csv", quantity: 3);
        await _sales.RunAsync();
        JsonElement[] versions = [.. Json(await SucceedAsync("log", Pattern, "--json")).GetProperty("versions").EnumerateArray()];
        string before = $"{Pattern}@{versions[1].GetProperty("digest").GetString()![..10]}", after = $"{Pattern}@last";

        JsonElement diff = Json(await SucceedAsync("diff", before, after, "--json"));
        Assert.Equal((4, 6), (diff.GetProperty("before").GetProperty("rows").GetInt32(), diff.GetProperty("after").GetProperty("rows").GetInt32()));
        Assert.False(diff.GetProperty("isIdentical").GetBoolean());
        Assert.True(diff.GetProperty("hasSameSchema").GetBoolean());
        Assert.False(diff.GetProperty("hasSameRows").GetBoolean());
        Dictionary<string, JsonElement> columns = diff.GetProperty("columns").EnumerateArray().ToDictionary(static each => each.GetProperty("name").GetString()!);
        Assert.Equal("content", columns["Quantity"].GetProperty("difference").GetString());
        Assert.Equal(("2", "7"), (Max(columns["Quantity"], "before"), Max(columns["Quantity"], "after")));
        Assert.Equal((2, 3), (Missing(columns["CustomerID"], "before"), Missing(columns["CustomerID"], "after")));
        Assert.True(columns["CustomerID"].GetProperty("isSensitive").GetBoolean());
        Assert.Null(Max(columns["CustomerID"], "after"));
        Assert.Equal(("2011-03-03.csv", "2011-03-02.csv", 1), (
            Assert.Single(diff.GetProperty("files").GetProperty("new").EnumerateArray()).GetString(),
            Assert.Single(diff.GetProperty("files").GetProperty("changed").EnumerateArray()).GetString(),
            diff.GetProperty("files").GetProperty("same").GetInt32()));

        string text = await SucceedAsync("diff", before, after, "--columns", "Quantity,InvoiceNo");
        Assert.Matches(@"rows +4 +6", text);
        Assert.Matches(@"Quantity +content +Int32 +0 +1 +2 → 7", text);
        Assert.DoesNotContain("UnitPrice", text, StringComparison.Ordinal);
        Assert.Contains("Files: 1 new, 0 gone, 1 changed, 1 the same.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("17850", text, StringComparison.Ordinal);
        Assert.Contains("The same columns with other values.", text, StringComparison.Ordinal);
        Assert.EndsWith("Identical.\n", await SucceedAsync("diff", after, "last/concatenate"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_that_were_recorded_are_told_when_the_files_are_gone()
    {
        await _sales.RunAsync();
        _sales.WriteDay("2011-03-03.csv", quantity: 3);
        await _sales.RunAsync();

        JsonElement shown = Json((await _sales.CommandAsync("runs", "show", "--json")).Output).GetProperty("steps").EnumerateArray()
            .Single(static step => step.GetProperty("name").GetString() == "concatenate").GetProperty("outputs")[0];
        JsonElement[] columns = [.. shown.GetProperty("schema").GetProperty("columns").EnumerateArray()];
        Assert.Equal(["InvoiceNo", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID"], columns.Select(static each => each.GetProperty("name").GetString()));
        Assert.Equal(("Double?", true, true), (
            columns[5].GetProperty("type").GetString(), columns[5].GetProperty("isNullable").GetBoolean(), columns[5].GetProperty("isSensitive").GetBoolean()));
        Assert.False(columns[2].TryGetProperty("isNullable", out _));
        Assert.Matches(@"artifact +type +digest +rows +columns +size", (await _sales.CommandAsync("runs", "show")).Output);
        Assert.Matches(@"concatenate/output +Dataset<Sale> +[0-9a-f]{12} +6 +6 ", (await _sales.CommandAsync("runs", "show")).Output);

        JsonElement found = Json((await _sales.CommandAsync("artifacts", "find", "--kind", "dataset", "--json")).Output).GetProperty("artifacts")[0];
        Assert.Equal(shown.GetProperty("schema").GetProperty("digest").GetString(), found.GetProperty("schema").GetProperty("digest").GetString());
        Assert.Matches(@"rows +size +made +columns\n", (await _sales.CommandAsync("artifacts", "find", "--kind", "dataset")).Output);

        Directory.Delete(Path.Combine(_sales.Store, "objects"), recursive: true);
        Assert.Equal(6, Json(await SucceedAsync("log", Pattern, "--json")).GetProperty("versions")[0].GetProperty("dataset").GetProperty("columns").GetArrayLength());
        Assert.Matches(@" 6, as before", await SucceedAsync("log", Pattern));
    }

    [Fact]
    public async Task Kept_files_come_back_when_they_are_gone()
    {
        await _sales.RunAsync();
        string first = File.ReadAllText(_sales.PathOf("2011-03-01.csv"));
        Assert.Matches(@"^2 contents \(.*\) copied into the store; 0 kept already\.\n$", await SucceedAsync("keep", Pattern));
        JsonElement again = Json(await SucceedAsync("keep", _sales.PathOf("2011-03-01.csv"), "--json"));
        Assert.Equal((0, 1), (again.GetProperty("copied").GetInt32(), again.GetProperty("known").GetInt32()));
        File.Delete(_sales.PathOf("2011-03-01.csv"));
        _sales.WriteDay("2011-03-02.csv", quantity: 9, hour: 2);

        JsonElement copied = Json(await SucceedAsync("checkout", $"{Pattern}@last", Target, "--json"));

        Assert.Equal((2, Target), (copied.GetProperty("files").GetInt32(), copied.GetProperty("folder").GetString()));
        Assert.Equal(first, File.ReadAllText(Path.Combine(Target, "2011-03-01.csv")));
        Assert.Contains(",2,2011-03-02", File.ReadAllText(Path.Combine(Target, "2011-03-02.csv")), StringComparison.Ordinal);
        (int code, _, string error) = await _sales.CommandAsync("data", "checkout", "last/concatenate", Target);
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("is not empty", error, StringComparison.Ordinal);
        Assert.Matches(@"^\d+ files \(.*\) of [0-9a-f]{16} copied to ", await SucceedAsync("checkout", "last/concatenate", Target, "--force"));
        Assert.True(File.Exists(Path.Combine(Target, "manifest.json")));

        (code, string output, _) = await _sales.CommandAsync("data", "keep", Pattern);
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("1 file not kept, because no recorded run has read what it holds: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_keeps_its_sources_when_asked()
    {
        (int code, _, string error) = await _sales.CommandWithFilesAsync("run", "--keep-sources");
        Assert.True(code == ExitCodes.Success, error);
        Assert.True(Json(await SucceedAsync("log", Pattern, "--json")).GetProperty("versions")[0].GetProperty("isKept").GetBoolean());
        Assert.True(Json((await _sales.CommandAsync("runs", "show", "--json")).Output).GetProperty("keepSources").GetBoolean());
        Assert.Contains("all as they were stored.", (await _sales.CommandAsync("store", "verify")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("log sales find-spans.flies", "Did you mean 'find-spans.files'?")]
    [InlineData("log slaes find-spans.files", "Did you mean 'sales'?")]
    [InlineData("log nothing.csv", "has read nothing.csv.")]
    [InlineData("checkout last/concatenat copy", "Did you mean 'concatenate'?")]
    [InlineData("diff last/concatenate last/report-sales", "")]
    public async Task What_is_not_there_is_told(string arguments, string message)
    {
        await _sales.RunAsync();
        (int code, string output, string error) = await _sales.CommandAsync(["data", .. arguments.Split(' ')]);
        Assert.True(message.Length == 0 ? code == ExitCodes.Success : code == ExitCodes.Failed, output + error);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static string? Max(JsonElement column, string side) => column.GetProperty(side).TryGetProperty("max", out JsonElement max) ? max.GetString() : null;

    private static int Missing(JsonElement column, string side) => column.GetProperty(side).GetProperty("missing").GetInt32();

    private async Task<string> SucceedAsync(params string[] arguments)
    {
        (int code, string output, string error) = await _sales.CommandAsync(["data", .. arguments]);
        Assert.True(code == ExitCodes.Success, error);
        return output;
    }
}
