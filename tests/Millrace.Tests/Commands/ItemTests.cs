using System.Text.Json;
using Millrace.Tests.Support;

namespace Millrace.Tests.Commands;

public sealed class ItemTests : IDisposable
{
    private readonly TestProgram _program = new();

    public ItemTests()
    {
        _program.Plans[0] = Nested.Plan;
        foreach (string step in new[] { "outer", "outer.check", "each.add" })
            _program.Settings[$"Pipelines:nested:Steps:{step}:api-token"] = "a t0ken";
    }

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Runs_show_tells_how_items_ended_and_lists_them_on_request()
    {
        await _program.RunInStoreAsync("run");
        await _program.RunInStoreAsync("run", "--set", "make-numbers.count=11", "--keep-going");

        (_, string brief, _) = await _program.RunInStoreAsync("runs", "show");
        Assert.Matches(
            @"Maps\s+map\s+items\s+of these\s+each\s+11\s+7 executed, 2 reused, 2 failed",
            string.Join('\n', brief.Split('\n').Where(static line => !line.StartsWith('-'))));
        Assert.DoesNotContain("each[2].add", brief, StringComparison.Ordinal);

        (_, string all, _) = await _program.RunInStoreAsync("runs", "show", "--items");
        Assert.Matches(@"each\[2\]\.add +executed .*\neach\[3\]\.add +executed ", all);
        Assert.Matches(@"each\[9\]\.add +failed", all);
    }

    [Fact]
    public async Task They_stand_in_json()
    {
        await _program.RunInStoreAsync("run");
        await _program.RunInStoreAsync("run", "--set", "make-numbers.count=3");

        using JsonDocument brief = JsonDocument.Parse((await _program.RunInStoreAsync("runs", "show", "--json")).Output);
        JsonElement map = brief.RootElement.GetProperty("steps").EnumerateArray().Single(static step => step.GetProperty("name").GetString() == "each");
        Assert.Equal((1, 2), (map.GetProperty("items").GetProperty("executed").GetInt32(), map.GetProperty("items").GetProperty("reused").GetInt32()));
        Assert.False(brief.RootElement.TryGetProperty("itemSteps", out _));

        using JsonDocument all = JsonDocument.Parse((await _program.RunInStoreAsync("runs", "show", "--items", "--json")).Output);
        JsonElement[] items = [.. all.RootElement.GetProperty("itemSteps").EnumerateArray()];
        Assert.Equal(["each[0].add", "each[1].add", "each[2].add"], items.Select(static item => item.GetProperty("name").GetString()));
        Assert.Equal("make-numbers", items[2].GetProperty("inputs")[0].GetProperty("fromStep").GetString());
        Assert.Equal(31, items[2].GetProperty("metrics").GetProperty("sum").GetDouble());
    }

    [Fact]
    public async Task Step_debug_runs_a_step_of_an_item()
    {
        await _program.RunInStoreAsync("run", "--set", "each.add.plus=5");

        (int code, string output, string error) = await _program.RunInStoreAsync("step", "debug", "each[1].add");

        Assert.True(code == ExitCodes.Success, error);
        Assert.Contains("sum: 25", output, StringComparison.Ordinal);
        Assert.Contains("Step each[1].add of run", output, StringComparison.Ordinal);
        Assert.Contains(
            "Step 'each' runs steps for each item: name one of these, such as 'each[0].add'.",
            (await _program.RunInStoreAsync("step", "debug", "each")).Error,
            StringComparison.Ordinal);
        Assert.Contains("there is no item 7", (await _program.RunInStoreAsync("step", "debug", "each[7].add")).Error, StringComparison.Ordinal);
    }
}
