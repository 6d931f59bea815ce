using System.Text.Json;
using Millrace.Tests.Support;

namespace Millrace.Tests.Commands;

public sealed class DeleteTests : IDisposable
{
    private readonly TestProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task What_goes_is_told_beforehand_and_afterwards()
    {
        string[] runs = await RunsAsync(3);

        (int code, string planned, string error) = await _program.RunInStoreAsync("runs", "delete", runs[0], runs[1], "--dry-run");
        Assert.True(code == ExitCodes.Success, error);
        Assert.Matches($@"^Would delete run {runs[0]}\.\nWould delete run {runs[1]}\.\nWould free \d+ contents \(.*\)\.\n$", planned);
        JsonElement done = JsonDocument.Parse((await _program.RunInStoreAsync("runs", "delete", runs[0], runs[1], "--json")).Output).RootElement;

        Assert.Equal([runs[0], runs[1]], done.GetProperty("runs").EnumerateArray().Select(static run => run.GetString()));
        Assert.Equal(0, done.GetProperty("lending").GetArrayLength());
        Assert.True(done.GetProperty("bytes").GetInt64() > 0);
        Assert.False(done.GetProperty("isDryRun").GetBoolean());
        Assert.Equal([runs[2]], await ListAsync());
        Assert.Contains("all as they were stored.", (await _program.RunInStoreAsync("store", "verify")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_run_that_others_stand_on_is_told_that_results_stay()
    {
        await _program.RunInStoreAsync();
        await _program.RunInStoreAsync();
        string[] runs = await ListAsync();

        (_, string output, _) = await _program.RunInStoreAsync("runs", "delete", runs[1]);

        Assert.Contains($"Other runs reuse results of run {runs[1]}: these stay until store gc finds that nothing reuses them any more.", output, StringComparison.Ordinal);
        Assert.Equal([runs[0]], await ListAsync());
    }

    [Fact]
    public async Task What_must_not_go_is_named_and_force_lets_it_go()
    {
        string[] runs = await RunsAsync(2);
        await _program.RunInStoreAsync("runs", "pin", runs[1]);

        (int code, string output, string error) = await _program.RunInStoreAsync(["runs", "delete", .. runs]);

        Assert.Equal((ExitCodes.Failed, ""), (code, output));
        Assert.StartsWith(
            $"error: runs delete: Nothing was deleted.\n  Run {runs[1]} is pinned: 'runs unpin {runs[1]}' lets it go, or give --force.\n", error, StringComparison.Ordinal);
        Assert.Equal(2, (await ListAsync()).Length);
        Assert.Equal(ExitCodes.Success, (await _program.RunInStoreAsync(["runs", "delete", "--force", .. runs])).Code);
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_named_and_nothing_goes()
    {
        string[] runs = await RunsAsync(1);

        (int code, _, string error) = await _program.RunInStoreAsync("runs", "delete", runs[0], "nonsense");

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("There is no run 'nonsense'", error, StringComparison.Ordinal);
        Assert.Equal(runs, await ListAsync());
    }

    [Fact]
    public async Task Runs_of_a_tag_are_kept_when_others_are_collected()
    {
        string[] runs = await RunsAsync(4);
        await _program.RunInStoreAsync("runs", "tag", runs[0], "stage=prod");
        await _program.RunInStoreAsync("runs", "tag", runs[1], "stage=test");

        (int code, _, string error) = await _program.RunInStoreAsync("store", "gc", "--keep", "1", "--keep-tag", "stage=prod");

        Assert.True(code == ExitCodes.Success, error);
        Assert.Equal([runs[3], runs[0]], await ListAsync());
        (code, _, error) = await _program.RunInStoreAsync("store", "gc", "--keep-tag", "=x");
        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("'=x' is no tag: expected name[=value]", error, StringComparison.Ordinal);
    }

    /// <summary>Runs that have nothing in common, the oldest first.</summary>
    private async Task<string[]> RunsAsync(int count)
    {
        for (int start = 1; start <= count; start++)
            await _program.RunInStoreAsync("--start", $"{start}");
        return [.. (await ListAsync()).Reverse()];
    }

    private async Task<string[]> ListAsync() =>
    [
        .. JsonDocument.Parse((await _program.RunInStoreAsync("runs", "list", "--json")).Output).RootElement.GetProperty("runs").EnumerateArray()
            .Select(static run => run.GetProperty("run").GetString()!),
    ];
}
