using System.Text.Json;
using Millrace.Tests.Support;

namespace Millrace.Tests.Caching;

public sealed class ColumnKeyTests : IDisposable
{
    private readonly TestProgram _program = new();

    public ColumnKeyTests() => _program.Plans[0] = RidesPipeline.Plan;

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Steps_that_do_not_see_the_column_that_changed_are_reused()
    {
        await RunAsync();

        Dictionary<string, string> plan = await PlanAsync("--tips", "2");
        Assert.Equal("will-run: parameter tips changed from 1 to 2", plan["make-rides"]);
        Assert.Equal("runs-unless-unchanged: runs unless split-rides comes out unchanged", plan["sum-fares"]);
        Dictionary<string, string> run = await RunAsync("--tips", "2");

        Assert.Equal("executed: input rides changed", run["split-rides"]);
        Assert.StartsWith("reused: unchanged since run", run["sum-fares"], StringComparison.Ordinal);
        Assert.StartsWith("reused: unchanged since run", run["sum-all-fares"], StringComparison.Ordinal);
        Assert.StartsWith("reused: unchanged since run", run["sum-test"], StringComparison.Ordinal);
        Assert.StartsWith("reused: ", run["report-fares"], StringComparison.Ordinal);
        Assert.Equal("executed: input rides changed", run["group-rides"]);
        Assert.Equal("reused: 2 items: 2 steps reused", run["map"]);
        Assert.All((await PlanAsync("--tips", "2")).Values, static each => Assert.StartsWith("reused: ", each, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_column_that_a_step_sees_and_that_changed_is_named()
    {
        await RunAsync();
        Dictionary<string, string> run = await RunAsync("--fare", "2");

        Assert.Equal("executed: input rides: column fare changed", run["sum-fares"]);
        Assert.Equal("executed: input rides: column fare changed", run["sum-all-fares"]);
        Assert.Equal("executed: input rides: column fare changed", run["sum-test"]);
        Assert.Equal("executed: 2 items: 2 steps executed", run["map"]);
        await RunAsync("--fare", "5", "--to", "split-rides");
        Assert.Equal("will-run: input rides: column fare changed", (await PlanAsync("--fare", "5"))["sum-fares"]);
        Assert.Equal("executed: input rides changed", (await RunAsync("--fare", "3", "--rows", "6"))["sum-fares"]);
    }

    [Fact]
    public async Task A_reused_step_has_the_inputs_that_this_run_gave_it()
    {
        await RunAsync();
        await RunAsync("--tips", "2");

        using JsonDocument shown = JsonDocument.Parse((await _program.RunInStoreAsync("runs", "show", "--json")).Output);
        JsonElement[] steps = [.. shown.RootElement.GetProperty("steps").EnumerateArray()];
        JsonElement made = steps.Single(static step => step.GetProperty("name").GetString() == "split-rides").GetProperty("outputs")[0];
        JsonElement taken = steps.Single(static step => step.GetProperty("name").GetString() == "sum-fares").GetProperty("inputs")[0];
        Assert.Equal("AsOpenRide", taken.GetProperty("view").GetString());
        Assert.Equal(made.GetProperty("digest").GetString(), taken.GetProperty("digest").GetString());
    }

    private async Task<Dictionary<string, string>> RunAsync(params string[] options) => await StepsAsync("steps", ["run", .. options]);

    private async Task<Dictionary<string, string>> PlanAsync(params string[] options) => await StepsAsync("steps", ["plan", .. options]);

    private async Task<Dictionary<string, string>> StepsAsync(string list, params string[] arguments)
    {
        (int code, string output, string error) = await _program.RunInStoreAsync([.. arguments, "--json"]);
        Assert.True(code == ExitCodes.Success, error + output);
        using JsonDocument document = JsonDocument.Parse(output);
        return document.RootElement.GetProperty(list).EnumerateArray().ToDictionary(
            static step => step.GetProperty("name").GetString()!,
            static step =>
                $"{(step.TryGetProperty("state", out JsonElement state) ? state : step.GetProperty("outlook"))}: {step.GetProperty("reason").GetString()}");
    }
}
