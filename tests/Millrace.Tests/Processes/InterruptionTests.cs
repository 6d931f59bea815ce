using System.Text.Json;
using Millrace.Tests.Support;

namespace Millrace.Tests.Processes;

/// <summary>Signals to a real process. Windows cannot send Ctrl+C to one process; what follows the signal is tested in process.</summary>
public sealed class InterruptionTests : IDisposable
{
    private const int HangUp = 1;
    private const int Interrupt = 2;
    private const int Quit = 3;
    private const int Terminate = 15;

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(2);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixTheory]
    [InlineData(Program.Patient, Interrupt)]
    [InlineData(Program.Patient, Terminate)]
    [InlineData(Program.Patient, HangUp)]
    [InlineData(Program.Patient, Quit)]
    [InlineData(Program.Stubborn, Interrupt)]
    public async Task A_signal_ends_the_run_in_time_and_what_is_finished_is_reused(string pipeline, int signal)
    {
        using (ChildProcess program = ChildProcess.Start(_folder.Path, pipeline, "--json"))
        {
            await program.WaitForErrorAsync("report: started");
            program.Signal(signal);
            (int code, TimeSpan took) = await program.WaitAsync();

            Assert.True(code == ExitCodes.Cancelled, program.Error);
            Assert.True(took < s_limit, $"It took {took}.");
            Assert.Contains("Kept:  make-number, double-number; the next run reuses them.", program.Error, StringComparison.Ordinal);
            JsonElement run = JsonDocument.Parse(program.Output).RootElement;
            Assert.Equal("cancelled", run.GetProperty("status").GetString());
            Assert.Equal(
                ["executed", "executed", "cancelled"], run.GetProperty("steps").EnumerateArray().Select(static step => step.GetProperty("state").GetString()!));
        }

        using ChildProcess next = ChildProcess.Start(_folder.Path, pipeline);
        await next.WaitForErrorAsync("report: started");
        Assert.Contains("double-number: reused", next.Error, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task A_step_that_runs_always_gets_its_time()
    {
        using ChildProcess program = ChildProcess.Start(_folder.Path, Program.Careful);
        await program.WaitForErrorAsync("report: started");
        program.Signal(Terminate);
        (int code, _) = await program.WaitAsync();

        Assert.Contains("tidy: executed", program.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Cancelled, code);
    }

    [UnixFact]
    public async Task A_second_signal_ends_the_process_at_once()
    {
        using ChildProcess program = ChildProcess.Start(_folder.Path, Program.Stubborn);
        await program.WaitForErrorAsync("report: started");
        program.Signal(Interrupt);
        await program.WaitForErrorAsync("Cancelling");
        program.Signal(Interrupt);
        (int code, TimeSpan took) = await program.WaitAsync();

        Assert.Equal(ExitCodes.Cancelled, code);
        Assert.True(took < TimeSpan.FromSeconds(0.9), $"It took {took}, as long as running steps get to end by themselves.");
    }

    [Fact]
    public async Task Pipelines_come_from_the_catalog_and_standard_output_holds_the_result_alone()
    {
        using ChildProcess program = ChildProcess.Start(_folder.Path, "run", "numbers", "--json");
        (int code, _) = await program.WaitAsync();

        Assert.True(code == ExitCodes.Success, program.Error);
        Assert.Equal("numbers", JsonDocument.Parse(program.Output).RootElement.GetProperty("pipeline").GetString());
        Assert.True(File.Exists(_folder.File(".millrace/metadata.db")));
    }

    private sealed class UnixFactAttribute : FactAttribute
    {
        public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has no signals." : null;
    }

    private sealed class UnixTheoryAttribute : TheoryAttribute
    {
        public UnixTheoryAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has no signals." : null;
    }
}
