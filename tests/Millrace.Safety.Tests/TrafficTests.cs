using System.Diagnostics;
using Millrace.Benchmarks.Metadata;
using Millrace.Runtime;
using Millrace.Safety.Tests.Support;

namespace Millrace.Safety.Tests;

/// <summary>
/// Sixteen writers and sixteen readers in four programs at once: for 30 seconds with <c>MILLRACE_FULL=1</c>, for three otherwise. How long they wait is a
/// benchmark's business.
/// </summary>
public sealed class TrafficTests
{
    [Fact]
    public void Programs_that_write_and_read_at_once_meet_no_error_and_lose_nothing()
    {
        bool isFull = Environment.GetEnvironmentVariable("MILLRACE_FULL") == "1";
        using var folder = new WorkFolder();
        var programs = new TrafficProcesses(static args => new ProcessStartInfo(WorkProgram.Command[0], [WorkProgram.Command[1], Program.Traffic, .. args]));

        TrafficResult result = programs.Run(folder.StorePath, processes: 4, writers: 4, readers: 4, TimeSpan.FromSeconds(isFull ? 30 : 3));

        using (var store = Store.OpenForReading(folder.StorePath, TimeProvider.System))
            Assert.Equal(result.Runs.Order(), store.Metadata.EnumerateRuns().Select(static run => run.RunId).Order());
        Assert.InRange(result.Runs.Length, 16, int.MaxValue);
        Assert.InRange(result.Reads.Length, 16, int.MaxValue);
        Assert.Equal(0, folder.Number("SELECT count(*) FROM run WHERE status = 'Running'"));
        Assert.Equal(30 * result.Runs.Length, folder.Number("SELECT count(*) FROM step WHERE parent IS NULL AND state IN ('Executed', 'Reused')"));
        Assert.Equal(
            0,
            folder.Number(
                """
                SELECT count(*) FROM step s WHERE s.parent IS NULL AND ((SELECT count(*) FROM step_output o WHERE o.step = coalesce(s.source, s.step)) <> 1
                    OR (SELECT count(*) FROM step_input i WHERE i.step = coalesce(s.source, s.step)) <> min(3, s.position)
                    OR NOT EXISTS (SELECT 1 FROM metric m WHERE m.step = coalesce(s.source, s.step) OR m.step IN (SELECT i.step FROM step i WHERE i.parent = s.step)))
                """));
        Assert.Equal(0, folder.Number("SELECT count(*) FROM pragma_foreign_key_check"));
    }
}
