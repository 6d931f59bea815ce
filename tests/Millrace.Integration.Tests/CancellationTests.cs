using System.Runtime.InteropServices;

namespace Millrace.Integration.Tests;

/// <summary>Ctrl+C in the middle of a step ends the program cleanly and keeps what was finished.</summary>
public sealed partial class CancellationTests
{
    private const int Interrupt = 2;

    [UnixFact]
    public async Task An_interrupted_run_says_what_was_kept_and_the_next_run_goes_on_from_there()
    {
        using var folder = new WorkFolder();
        string[] arguments = ["run", "--set", "ingest-trips.simulated-trips=60000", "--trees", "2000"];
        using SampleProcess first = SampleProcess.Start(folder.Path, arguments);
        await first.SeeAsync("boosted-trees");

        Assert.Equal(0, Kill(first.Id, Interrupt));
        SampleProcess.Finished interrupted = await first.FinishAsync();

        Assert.True(interrupted.ExitCode == 130, interrupted.All);
        Assert.Contains("kept", interrupted.All, StringComparison.OrdinalIgnoreCase);

        SampleProcess.Finished next = await SampleProcess.RunAsync(folder.Path, [.. arguments[..^1], "5", "--json"]);
        Assert.True(next.ExitCode == 0, next.All);
        Assert.Equal("reused", next.States()["ingest-trips"]);
        Assert.Equal("reused", next.States()["fit-features"]);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class UnixFactAttribute : FactAttribute
    {
        public UnixFactAttribute()
        {
            if (OperatingSystem.IsWindows())
                Skip = "Windows has no signal that one console program can send to another alone.";
        }
    }
}
