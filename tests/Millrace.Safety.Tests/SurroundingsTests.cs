using System.Diagnostics;
using Millrace.Runtime;
using Millrace.Safety.Tests.Support;
using Millrace.Safety.Tests.Work;

namespace Millrace.Safety.Tests;

/// <summary>Where, when and under whose settings a pipeline runs has no effect on keys and results.</summary>
public sealed class SurroundingsTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("tr-TR", "Pacific/Kiritimati")]
    [InlineData("ar-SA", "America/St_Johns")]
    public async Task Another_culture_and_time_zone_change_nothing(string culture, string zone)
    {
        var start = new ProcessStartInfo(WorkProgram.Command[0], [WorkProgram.Command[1], "--culture", culture, "--store", _folder.StorePath, "--journal", _folder.Journal.Folder]);
        start.Environment["TZ"] = zone;
        start.Environment["LC_ALL"] = $"{culture.Replace('-', '_')}.UTF-8";

        await CheckAsync(start);
    }

    [Fact]
    public async Task Another_umask_and_working_folder_change_nothing()
    {
        string[] command = [.. WorkProgram.Command, "--store", Path.GetFileName(_folder.StorePath), "--journal", _folder.Journal.Folder];
        ProcessStartInfo start = OperatingSystem.IsWindows() ? new(command[0], command[1..]) : new("sh", ["-c", "umask 077; exec \"$@\"", "sh", .. command]);
        start.WorkingDirectory = _folder.Path;

        await CheckAsync(start);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.MetadataPath));
    }

    [Fact]
    public async Task A_store_that_has_moved_is_reused()
    {
        RunResult first = await _folder.RunAsync();
        string moved = Path.Combine(_folder.Path, "another place", "ünïcode");
        Directory.CreateDirectory(Path.GetDirectoryName(moved)!);
        Directory.Move(_folder.StorePath, moved);
        _folder.StorePath = moved;

        CheckReused(first, await _folder.RunAsync());
    }

    [Theory]
    [InlineData(-20)]
    [InlineData(60)]
    public async Task A_clock_that_jumps_between_and_within_runs_changes_nothing(int years)
    {
        var clock = new JumpingClock();
        DateTimeOffset start = clock.Now;
        RunResult first = await _folder.RunAsync(clock, new Jumper(clock, years));
        Assert.Equal(Reference.Digests, WorkGraph.Digests(first));

        foreach (DateTimeOffset now in new[] { start.AddYears(-20), start, start.AddYears(60) })
        {
            clock.Now = now;
            RunResult next = await _folder.RunAsync(clock, new Jumper(clock, years));
            CheckReused(first, next);
            using Store store = _folder.Open(clock);
            Assert.Equal(next.RunId, store.Metadata.ResolveRun("last"));
        }
    }

    /// <summary>A program begins a store, and this process goes on with it.</summary>
    private async Task CheckAsync(ProcessStartInfo start)
    {
        using WorkProgram program = WorkProgram.Start(start);
        await program.WaitAsync();
        Assert.True(program.ExitCode == 0, program.Text);
        Assert.Equal(Reference.Digests, program.Told("output"));
        _folder.Journal.Clear();

        RunResult here = await _folder.RunAsync();

        Assert.All(here.Steps, static step => Assert.True(step.State == StepState.Reused, $"{step.Name}: {step.Reason}"));
        Assert.Empty(_folder.Journal.Steps);
        using Store store = _folder.Open();
        Assert.Equal(program.Told("key"), store.Metadata.GetRun("last").Steps.Select(static step => $"{step.Name} {step.Key}"));
    }

    private void CheckReused(RunResult first, RunResult next)
    {
        Assert.All(next.Steps, static step => Assert.Equal(StepState.Reused, step.State));
        Assert.Equal(WorkGraph.Count, _folder.Journal.Steps.Length);
        Assert.Equal(WorkGraph.Digests(first), WorkGraph.Digests(next));
    }

    private sealed class Jumper(JumpingClock clock, int years) : IRunObserver
    {
        private int _steps;

        public void StepFinished(BoundStep step, StepResult result) => clock.Now = clock.Now.AddYears(_steps++ % 2 == 0 ? years : -years);
    }
}
