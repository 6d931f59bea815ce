using Millrace.Testing;
using Millrace.Tests.Support;

namespace Millrace.Tests.Commands;

public sealed class UsageTests : IDisposable
{
    private readonly TestProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Theory]
    [InlineData("--strat 4", "Unknown option '--strat'. Did you mean '--start'?")]
    [InlineData("run --strat 4", "Unknown option '--strat'. Did you mean '--start'?")]
    [InlineData("run --strat=4", "Unknown option '--strat'. Did you mean '--start'?")]
    [InlineData("--start 101", "'start' is 101, but must lie between 0 and 100.")]
    [InlineData("--start many", "'many' is not a value for 'start': expected number.")]
    [InlineData("--set double-numbr.repeat-count=2", "Did you mean 'double-number'?")]
    [InlineData("--set double-number.repeat=2", "step 'double-number' has no parameter 'repeat'.")]
    [InlineData("--set double-number.repeat-count=11", "must be at most 10")]
    [InlineData("--set nonsense", "write --set step.parameter=value")]
    [InlineData("--set strat=3", "Did you mean 'start'?")]
    [InlineData("--from reprot", "Did you mean 'report'?")]
    [InlineData("--to reprot", "Did you mean 'report'?")]
    [InlineData("--fresh reprot", "Did you mean 'report'?")]
    [InlineData("--seed -1", "'-1' is not a value for '--seed'")]
    [InlineData("--parallel 0", "'0' is not a value for '--parallel'")]
    [InlineData("rnus list", "There is no command or pipeline 'rnus'. Did you mean 'runs'?")]
    [InlineData("--start 4 numbers", "Write the name of the pipeline, 'numbers', before its options.")]
    [InlineData("run numbres", "There is no pipeline 'numbres'. Did you mean 'numbers'?")]
    [InlineData("graph --format pdf", "Unknown format 'pdf'.")]
    [InlineData("runs lst", "There is no command 'runs lst'. Did you mean 'list'?")]
    [InlineData("runs xxxxxxxx", "There is no command 'runs xxxxxxxx'. There are compare, delete, list, note, pin, plan, resume, show, tag, unpin, untag.")]
    [InlineData("--start 4 graph", "Write --start after 'graph'.")]
    [InlineData("--start 4 runs list", "Write --start after 'runs list'.")]
    [InlineData("lineage", "Required argument 'reference' missing")]
    [InlineData("runs list --limit 0", "'0' is not a value for '--limit'")]
    [InlineData("store verfy", "There is no command 'store verfy'. Did you mean 'verify'?")]
    [InlineData("artifacts head", "Required argument 'artifact' missing")]
    [InlineData("runs", "Required command was not provided")]
    public async Task Wrong_usage_exits_2_and_says_what_would_be_right(string arguments, string message)
    {
        (int code, string output, string error) = await _program.RunInStoreAsync(arguments.Split(' '));

        Assert.Contains(message, error, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Usage: ", error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, code);
        Assert.Equal("", output);
        Assert.False(Directory.Exists(_program.Store));
    }

    [Fact]
    public async Task An_error_about_a_parameter_shows_the_options_help()
    {
        (_, _, string error) = await _program.RunInStoreAsync("--start", "101");

        Assert.Contains("--start <number>  The number to begin with. (0 to 100; default 3)", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_several_pipelines_and_none_named_they_are_listed()
    {
        _program.Plans.Add(Numbers.Create("others"));

        (int code, _, string error) = await _program.RunInStoreAsync();

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("This program has 2 pipelines: name one of them.", error, StringComparison.Ordinal);
        Assert.Contains("numbers: Doubles a number.", error, StringComparison.Ordinal);
        Assert.Contains("others: Doubles a number.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_without_pipelines_says_how_to_make_one()
    {
        _program.Plans.Clear();

        (int code, _, string error) = await _program.RunInStoreAsync();

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("[Pipeline(\"name\")]", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("run")]
    [InlineData("plan")]
    [InlineData("graph")]
    [InlineData("runs list")]
    [InlineData("runs resume")]
    [InlineData("runs pin")]
    [InlineData("runs tag")]
    [InlineData("runs untag")]
    [InlineData("runs note")]
    [InlineData("runs compare")]
    [InlineData("artifacts find")]
    [InlineData("artifacts head")]
    [InlineData("artifacts sample")]
    [InlineData("artifacts report")]
    [InlineData("features show")]
    [InlineData("lineage")]
    [InlineData("store verify")]
    [InlineData("store gc")]
    [InlineData("export mlmd")]
    [InlineData("runs delete")]
    [InlineData("metadata backup")]
    [InlineData("metadata restore")]
    [InlineData("step debug")]
    [InlineData("data log")]
    [InlineData("data diff")]
    [InlineData("data checkout")]
    [InlineData("data keep")]
    [InlineData("schema infer")]
    [InlineData("schema check")]
    [InlineData("schema update")]
    public async Task Help_shows_every_option(string command)
    {
        (int code, string output, string error) = await _program.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal((ExitCodes.Success, ""), (code, error));
        Snapshot.Match(output.Replace(ProgramName.OfProcess, "PROGRAM", StringComparison.Ordinal), command.Length == 0 ? "root" : command.Replace(' ', '-'));
    }
}
