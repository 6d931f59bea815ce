namespace Millrace.Integration.Tests;

/// <summary>Invalid usage ends with exit code 2, says what was meant, and does nothing.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("--sauce", new[] { "run", "--sauce", "x.csv" })]
    [InlineData("Did you mean 'test-fraction'?", new[] { "run", "--set", "split-by-hash.test-fracton=0.3" })]
    [InlineData("Did you mean 'split-by-hash'?", new[] { "run", "--set", "split-by-hasch.test-fraction=0.3" })]
    [InlineData("between 0 and 0.9", new[] { "run", "--set", "split-by-hash.test-fraction=0.95" })]
    [InlineData("between 1 and 10000", new[] { "run", "--trees", "0" })]
    [InlineData("whole number", new[] { "run", "--trees", "many" })]
    [InlineData("\"gpu\" is no device: write auto, cpu, cuda or cuda:0.", new[] { "run", "--device", "gpu" })]
    [InlineData("chicago-taxi", new[] { "run", "chicago-taksi" })]
    public async Task It_is_refused_with_the_line_that_helps(string helps, string[] arguments)
    {
        using var folder = new WorkFolder();

        SampleProcess.Finished run = await SampleProcess.RunAsync(folder.Path, arguments);

        Assert.True(run.ExitCode == 2, run.All);
        Assert.Contains(helps, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.False(Directory.Exists(folder.File(".millrace")));
    }

    [Fact]
    public async Task Help_lists_the_pipelines_parameters_with_their_documentation()
    {
        using var folder = new WorkFolder();

        SampleProcess.Finished help = await SampleProcess.RunAsync(folder.Path, "run", "--help");

        Assert.Equal(0, help.ExitCode);
        Assert.Contains("--source", help.Output, StringComparison.Ordinal);
        Assert.Contains("--trees", help.Output, StringComparison.Ordinal);
        Assert.Contains("Trees of the boosted model", help.Output, StringComparison.Ordinal);
    }
}
