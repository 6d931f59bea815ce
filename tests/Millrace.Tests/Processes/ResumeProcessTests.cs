using System.Text.Json;
using Millrace.Tests.Support;

namespace Millrace.Tests.Processes;

/// <summary>A program that runs, and another one that works on the same store.</summary>
public sealed class ResumeProcessTests : IDisposable
{
    private readonly TestProgram _program = new();

    public ResumeProcessTests() => _program.Plans[0] = Numbers.Create(Program.Patient, static call =>
    {
        call.Output(0, new Number(1));
        return ValueTask.CompletedTask;
    });

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task A_run_that_goes_on_is_neither_resumed_nor_collected_and_one_that_was_killed_is_resumed()
    {
        using (ChildProcess running = ChildProcess.Start(Path.GetTempPath(), "run", Program.Patient, "--start", "7", "--store", _program.Store))
        {
            await running.WaitForErrorAsync("report: started");

            (int refused, _, string error) = await _program.RunInStoreAsync("runs", "resume");
            Assert.Equal(ExitCodes.Failed, refused);
            Assert.Contains("still runs: wait for its end, or cancel it.", error, StringComparison.Ordinal);
            Assert.Equal(
                "Removed 0 runs and 0 contents (0 B); 1 run stays.\nOther programs use the store: results that they may reuse stay. Collect again when they "
                + "have ended.\n",
                (await _program.RunInStoreAsync("store", "gc", "--keep", "1")).Output);
        }

        (int code, string output, string messages) = await _program.RunInStoreAsync("runs", "resume", "--json");

        Assert.True(code == ExitCodes.Success, messages);
        Assert.Equal(
            ["reused", "reused", "executed"],
            JsonDocument.Parse(output).RootElement.GetProperty("steps").EnumerateArray().Select(static step => step.GetProperty("state").GetString()));
        using JsonDocument runs = JsonDocument.Parse((await _program.RunInStoreAsync("runs", "list", "--json")).Output);
        Assert.Equal(
            ["succeeded", "interrupted"], runs.RootElement.GetProperty("runs").EnumerateArray().Select(static run => run.GetProperty("status").GetString()));
    }
}
