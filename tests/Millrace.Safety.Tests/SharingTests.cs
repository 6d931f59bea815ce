using Millrace.Safety.Tests.Support;
using Millrace.Safety.Tests.Work;

namespace Millrace.Safety.Tests;

/// <summary>Several programs work on one store at once.</summary>
public sealed class SharingTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task Programs_that_run_the_same_pipeline_at_once_compute_each_step_once(int count)
    {
        WorkProgram[] programs = [.. Enumerable.Range(0, count).Select(_ => _folder.Start())];
        try
        {
            await CheckAsync(programs);
            Assert.Equal(WorkGraph.Plan.Steps.Select(static step => step.Name).Order(), _folder.Journal.Steps.Order());
        }
        finally
        {
            Array.ForEach(programs, static program => program.Dispose());
        }
    }

    [Fact]
    public async Task The_work_of_one_that_is_killed_is_taken_over_by_the_others()
    {
        // It holds claims that the others come to wait for.
        using WorkProgram killed = _folder.Start("--hang", "mix-2");
        await killed.WaitForAsync(static line => line == "hanging");
        WorkProgram[] others = [.. Enumerable.Range(0, 7).Select(_ => _folder.Start())];
        try
        {
            await Task.WhenAll(others.Select(static program => program.WaitForAsync(static line => line.StartsWith("finished mix-7", StringComparison.Ordinal))));
            Assert.DoesNotContain(others, static program => program.Lines.Any(static line => line.StartsWith("finished mix-2 ", StringComparison.Ordinal)));
            await killed.KillAsync();

            await CheckAsync(others);
            string[] computed = _folder.Journal.Steps;
            Assert.Equal(2, computed.Count(static step => step == "mix-2"));
            Assert.Equal(WorkGraph.Count, computed.Distinct().Count());
            string[] finished = [.. killed.Finished("Executed")];
            Assert.Empty(_folder.Journal.Entries.Where(entry => entry.Process != killed.Id).Select(static entry => entry.Step).Intersect(finished));
        }
        finally
        {
            Array.ForEach(others, static program => program.Dispose());
        }
    }

    private static async Task CheckAsync(WorkProgram[] programs)
    {
        foreach (WorkProgram program in programs)
        {
            await program.WaitAsync();
            Assert.True(program.ExitCode == 0, program.Text);
            Assert.DoesNotContain("lock", program.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("busy", program.Text, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(programs[0].Told("output"), program.Told("output"));
        }

        Assert.Equal(WorkGraph.Count, programs[0].Told("output").Length);
    }
}
