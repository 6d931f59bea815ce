using System.Text.Json;
using Millrace.Tests.Support;

namespace Millrace.Tests.Commands;

public sealed class GcTests : IDisposable
{
    private readonly TestProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task What_goes_is_told_beforehand_and_afterwards()
    {
        for (int start = 1; start <= 4; start++)
            await _program.RunInStoreAsync("--start", $"{start}");

        (int code, string planned, string error) = await _program.RunInStoreAsync("store", "gc", "--keep", "1", "--dry-run");
        Assert.True(code == ExitCodes.Success, error);
        Assert.Matches(@"Would remove 3 runs and \d+ contents \(.*\); 1 run stays\.", planned);
        JsonElement dry = JsonDocument.Parse((await _program.RunInStoreAsync("store", "gc", "--keep", "1", "--dry-run", "--json")).Output).RootElement;
        JsonElement done = JsonDocument.Parse((await _program.RunInStoreAsync("store", "gc", "--keep", "1", "--json")).Output).RootElement;
        (_, string again, _) = await _program.RunInStoreAsync("store", "gc", "--keep", "1");

        Assert.True(dry.GetProperty("isDryRun").GetBoolean());
        Assert.False(done.GetProperty("isDryRun").GetBoolean());
        foreach (string member in new[] { "runs", "contents", "bytes", "keptRuns" })
            Assert.Equal(dry.GetProperty(member).ToString(), done.GetProperty(member).ToString());
        Assert.Equal(3, done.GetProperty("runs").GetArrayLength());
        Assert.True(done.GetProperty("bytes").GetInt64() > 0);
        Assert.Equal("Removed 0 runs and 0 contents (0 B); 1 run stays.\n", again);
        Assert.Contains("all as they were stored.", (await _program.RunInStoreAsync("store", "verify")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verifying_tells_of_contents_of_no_result()
    {
        await _program.RunInStoreAsync("--start", "1");
        string stray = Directory.CreateDirectory(Path.Combine(_program.Store, "objects", "ab", new string('c', 62))).FullName;
        await File.WriteAllTextAsync(Path.Combine(stray, "stray"), "12345");

        (int code, string text, _) = await _program.RunInStoreAsync("store", "verify");
        JsonElement json = JsonDocument.Parse((await _program.RunInStoreAsync("store", "verify", "--json")).Output).RootElement;

        Assert.Equal(ExitCodes.Success, code);
        Assert.Contains("Besides, 1 content of no result (5 B): no damage, store gc frees what no run is about to show.", text, StringComparison.Ordinal);
        Assert.Equal((1, 5L), (json.GetProperty("unneeded").GetInt32(), json.GetProperty("unneededBytes").GetInt64()));
    }

    [Theory]
    [InlineData("--keep 0", "'0' is not a value for '--keep': expected a whole number from 1.")]
    [InlineData("--keep-days soon", "'soon' is not a value for '--keep-days': expected a whole number from 1.")]
    public async Task Wrong_usage_is_told(string arguments, string message)
    {
        (int code, _, string error) = await _program.RunInStoreAsync(["store", "gc", .. arguments.Split(' ')]);

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_of_more_days_than_there_were_are_kept()
    {
        await _program.RunInStoreAsync();
        await _program.RunInStoreAsync();

        (int code, string output, string error) = await _program.RunInStoreAsync("store", "gc", "--keep-days", "1000000");

        Assert.True(code == ExitCodes.Success, error);
        Assert.Contains("2 runs stay.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("store gc")]
    [InlineData("store verify")]
    [InlineData("runs pin last")]
    [InlineData("runs unpin last")]
    [InlineData("runs delete last")]
    [InlineData("metadata backup backup.db")]
    [InlineData("step debug report")]
    public async Task Where_there_is_no_store_none_is_made(string command)
    {
        (int code, _, string error) = await _program.RunInStoreAsync(command.Split(' '));

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("There is no store in ", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_program.Store));
    }
}
