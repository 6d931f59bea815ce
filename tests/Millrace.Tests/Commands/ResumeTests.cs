using System.Text.Json;
using Millrace.Tests.Support;

namespace Millrace.Tests.Commands;

public sealed class ResumeTests : IDisposable
{
    private readonly TestProgram _program = new();
    private bool _isBroken = true;

    public ResumeTests() => _program.Plans[0] = Numbers.Create("numbers", call =>
    {
        if (_isBroken)
            throw new InvalidOperationException("broken");
        call.Output(0, new Number(1));
        return ValueTask.CompletedTask;
    });

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task A_failed_run_is_resumed_and_the_new_one_says_so()
    {
        await _program.RunInStoreAsync("--start", "5", "--seed", "9");
        string failed = await LastAsync();
        _isBroken = false;

        (int code, string output, string error) = await _program.RunInStoreAsync("runs", "resume", "--json");

        Assert.True(code == ExitCodes.Success, error);
        JsonElement run = JsonDocument.Parse(output).RootElement;
        Assert.Equal((failed, 9), (run.GetProperty("resumes").GetString(), run.GetProperty("seed").GetInt32()));
        Assert.Equal(["reused", "reused", "executed"], run.GetProperty("steps").EnumerateArray().Select(static step => step.GetProperty("state").GetString()));
        (_, string shown, _) = await _program.RunInStoreAsync("runs", "show");
        Assert.Contains($"Resumes run {failed}", shown, StringComparison.Ordinal);
        (_, string json, _) = await _program.RunInStoreAsync("runs", "show", "--json");
        Assert.Equal(failed, JsonDocument.Parse(json).RootElement.GetProperty("resumes").GetString());
    }

    [Fact]
    public async Task What_succeeded_is_not_resumed()
    {
        _isBroken = false;
        await _program.RunInStoreAsync();

        (int code, _, string error) = await _program.RunInStoreAsync("runs", "resume");

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("succeeded, so that nothing is left to do.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_is_pinned_and_unpinned()
    {
        await _program.RunInStoreAsync();
        string run = await LastAsync();

        Assert.Equal($"Run {run} is kept until 'runs unpin {run}'.\n", (await _program.RunInStoreAsync("runs", "pin", "last")).Output);
        Assert.Contains("Pinned: store gc keeps it", (await _program.RunInStoreAsync("runs", "show")).Output, StringComparison.Ordinal);
        Assert.Equal($"Run {run} is no longer pinned.\n", (await _program.RunInStoreAsync("runs", "unpin", run[..^2])).Output);
        Assert.Equal($"Run {run} was not pinned.\n", (await _program.RunInStoreAsync("runs", "unpin", "last")).Output);
    }

    private async Task<string> LastAsync() =>
        JsonDocument.Parse((await _program.RunInStoreAsync("runs", "list", "--json")).Output).RootElement.GetProperty("runs")[0].GetProperty("run").GetString()!;
}
