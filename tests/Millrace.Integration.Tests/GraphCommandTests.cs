namespace Millrace.Integration.Tests;

/// <summary>The graph is printed from the plan: nothing runs, no store is made.</summary>
public sealed class GraphCommandTests
{
    [Theory]
    [InlineData("mermaid", "flowchart")]
    [InlineData("dot", "digraph")]
    [InlineData("json", "\"schemaVersion\"")]
    public async Task It_is_printed_in_each_format(string format, string sign)
    {
        using var folder = new WorkFolder();

        SampleProcess.Finished graph = await SampleProcess.RunAsync(folder.Path, "graph", "--format", format);

        Assert.True(graph.ExitCode == 0, graph.All);
        Assert.Contains(sign, graph.Output, StringComparison.Ordinal);
        Assert.Contains("split-by-hash", graph.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task The_plan_of_a_first_run_says_that_all_will_run_and_makes_no_store()
    {
        using var folder = new WorkFolder();

        SampleProcess.Finished plan = await SampleProcess.RunAsync(folder.Path, "plan");

        Assert.True(plan.ExitCode == 0, plan.All);
        Assert.Contains("ingest-trips", plan.Output, StringComparison.Ordinal);
        Assert.Contains("will run", plan.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }
}
