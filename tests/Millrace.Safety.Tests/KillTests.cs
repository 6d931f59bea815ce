using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Millrace.Runtime;
using Millrace.Safety.Tests.Support;
using Millrace.Safety.Tests.Work;
using Xunit.Abstractions;

namespace Millrace.Safety.Tests;

/// <summary>A running program is ended by force at random instants.</summary>
/// <remarks><c>MILLRACE_FULL=1</c> makes it 200 instants, another number that many.</remarks>
public sealed class KillTests(ITestOutputHelper output)
{
    private static readonly ImmutableDictionary<string, string> s_none = ImmutableDictionary<string, string>.Empty;

    // Every fifth program may come to its end before it is killed; the last step of the others never ends, so that they are killed at work.
    private const int Free = 5;
    private const string LastStep = "mix-9";

    private int _kills, _early, _late, _committed, _reused;

    private static int Seeds => Environment.GetEnvironmentVariable("MILLRACE_FULL") switch
    {
        null or "" => 8,
        "1" => 200,
        string text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : 200,
    };

    [Fact]
    public async Task Whenever_a_program_is_killed_nothing_that_was_told_is_lost_and_nothing_half_made_is_seen()
    {
        (string[] digests, int lines, TimeSpan opening) = await RunUndisturbedAsync();
        for (int seed = 1; seed <= Seeds; seed++)
        {
            try
            {
                await KillAsync(seed, digests, lines, opening);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"With seed {seed}: {exception.Message}", exception);
            }
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{_kills} kills, {_early} of them before a run began, {_late} after its end; {_committed} steps were told committed before the end, {_reused} reused after it."));
        Assert.True(_kills - _early > 0 && _committed > 0 && _reused >= _committed);
    }

    private static async Task<(string[] Digests, int Lines, TimeSpan Opening)> RunUndisturbedAsync()
    {
        using var folder = new WorkFolder();
        using WorkProgram program = folder.Start("--work", "20");
        await program.WaitForAsync(static line => line == "opening");
        Stopwatch watch = Stopwatch.StartNew();
        await program.WaitForAsync(static line => line != "opening");
        TimeSpan opening = watch.Elapsed;
        await program.WaitAsync();
        Assert.True(program.ExitCode == 0, program.Text);
        return (program.Told("output"), program.Told("started").Length + program.Told("finished").Length, opening);
    }

    /// <summary>Kills a program once, or every other time twice, and brings its work to the end.</summary>
    private async Task KillAsync(int seed, string[] digests, int lines, TimeSpan opening)
    {
        var random = new Random(seed);
        using var folder = new WorkFolder();
        var committed = new HashSet<string>(StringComparer.Ordinal);
        for (int time = 0; time <= seed % 2; time++)
        {
            folder.Journal.Clear();
            bool isFree = seed % Free == 0;
            using WorkProgram program = isFree ? folder.Start("--work", "20") : folder.Start("--work", "20", "--hang", LastStep);

            // One in four while it opens the store, the others while steps run: some time after so and so many of them have begun and ended.
            bool isOpening = seed % 4 == 0;
            await program.WaitForAsync(isOpening ? 1 : 2 + random.Next(lines - committed.Count));
            await Task.Delay(isOpening ? opening * random.NextDouble() : TimeSpan.FromMilliseconds(random.Next(30)));
            await program.KillAsync();
            _kills++;
            bool isLate = program.Told("ended").Length > 0;
            Assert.True(isFree || !isLate, program.Text);
            _late += isLate ? 1 : 0;
            Assert.Empty(folder.Journal.Steps.Intersect(committed));
            committed.UnionWith(program.Finished("Executed"));
            await CheckAsync(folder, committed, isFree);
        }

        folder.Journal.Clear();
        using Store store = folder.Open();
        (BoundPlan plan, RunOptions options) = store.Metadata.ListRuns() is [{ Status: RunStatus.Interrupted } last, ..]
            ? ResumedRun.Restore(WorkGraph.Plan, store.Metadata.GetRun(last.RunId), s_none, s_none, s_none)
            : (WorkGraph.Bind(), new RunOptions());
        RunResult result = await folder.RunAsync(store, plan, options);

        Assert.Equal(RunStatus.Succeeded, result.Status);
        string[] reused = [.. result.Steps.Where(static step => step.State == StepState.Reused).Select(static step => step.Name)];
        Assert.Empty(committed.Except(reused));
        Assert.Empty(folder.Journal.Steps.Intersect(reused));
        Assert.Equal(digests, WorkGraph.Digests(result));
        Assert.Empty((await store.VerifyAsync(null, CancellationToken.None)).Problems);
        _committed += committed.Count;
        _reused += reused.Length;
    }

    /// <summary>Looks at a store whose program was killed.</summary>
    private async Task CheckAsync(WorkFolder folder, HashSet<string> committed, bool mayBeOver)
    {
        using Store store = folder.Open();
        ImmutableArray<RunSummary> runs = store.Metadata.ListRuns();
        if (runs.IsEmpty)
            _early++;
        Assert.All(runs, run => Assert.True(run.Status == RunStatus.Interrupted || (mayBeOver && run.Status == RunStatus.Succeeded), $"{run.Status}"));
        StepRecord[] steps = [.. runs.SelectMany(run => store.Metadata.GetRun(run.RunId).Steps)];
        Assert.DoesNotContain(steps, static step => step.State is StepState.Running or StepState.Pending or StepState.Failed);
        Assert.Empty(committed.Except(steps.Where(static step => step.State == StepState.Executed).Select(static step => step.Name)));
        Assert.All(steps.Where(static step => step.State != StepState.Executed && step.State != StepState.Reused), static step => Assert.Empty(step.Outputs));
        Assert.Equal(0, store.Claims.Count);
        string staging = Path.Combine(folder.StorePath, "staging");
        if (Directory.Exists(staging))
            Assert.Empty(Directory.GetFileSystemEntries(staging));
        Assert.Empty((await store.VerifyAsync(null, CancellationToken.None)).Problems);
    }
}
