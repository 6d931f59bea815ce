using System.Text.Json;
using Millrace.Tests.Support;

namespace Millrace.Tests.Commands;

/// <summary>Who ran a run, where, and from what.</summary>
public sealed class OriginTests : IDisposable
{
    private readonly TestProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task A_run_tells_where_it_comes_from()
    {
        await _program.RunInStoreAsync();

        JsonElement run = await ShowAsync();
        JsonElement origin = run.GetProperty("origin");
        Assert.Equal(Environment.UserName, origin.GetProperty("user").GetString());
        Assert.Equal(Environment.MachineName, origin.GetProperty("host").GetString());
        Assert.Contains(origin.GetProperty("packages").EnumerateObject(), static package => package.Name == "System.CommandLine" && package.Value.GetString()!.Length > 0);
        Assert.Matches(@"By .+ on .+ \(.+, \.NET .+\)\nWith .*version 1 of the plan, [0-9]+ packages\n", (await _program.RunInStoreAsync("runs", "show")).Output);
    }

    [Fact]
    public async Task Another_plan_of_a_pipeline_is_another_version_and_the_same_one_is_not()
    {
        await _program.RunInStoreAsync();
        await _program.RunInStoreAsync("--start", "9");
        Assert.Equal(1, await VersionAsync());
        PipelinePlan plan = _program.Plans[0];
        _program.Plans[0] = plan with { Steps = plan.Steps.RemoveAt(2) };
        await _program.RunInStoreAsync();
        Assert.Equal(2, await VersionAsync());
        _program.Plans[0] = plan;
        await _program.RunInStoreAsync();
        Assert.Equal(1, await VersionAsync());
    }

    private async Task<int> VersionAsync() => (await ShowAsync()).GetProperty("origin").GetProperty("planVersion").GetInt32();

    private async Task<JsonElement> ShowAsync() => JsonDocument.Parse((await _program.RunInStoreAsync("runs", "show", "--json")).Output).RootElement;
}
