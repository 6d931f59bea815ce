using System.Text.Json;
using Millrace.Tests.Support;

namespace Millrace.Tests.Commands;

public sealed class ResumeTests : IDisposable
{
    private readonly TestProgram _program = new();
    private bool _isBroken = true;

    public ResumeTests() => _program.Plans[0] = Numbers.Create("numbers", call =>
    {
        if (_isBroken)
            throw new InvalidOperationException("broken");
        call.Output(0, new Number(1));
        return ValueTask.CompletedTask;
    });

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task A_failed_run_is_resumed_and_the_new_one_says_so()
    {
        await _program.RunInStoreAsync("--start", "5", "--seed", "9");
        string failed = await LastAsync();
        _isBroken = false;

        (int code, string output, string error) = await _program.RunInStoreAsync("runs", "resume", "--json");

        Assert.True(code == ExitCodes.Success, error);
        JsonElement run = JsonDocument.Parse(output).RootElement;
        Assert.Equal((failed, 9), (run.GetProperty("resumes").GetString(), run.GetProperty("seed").GetInt32()));
        Assert.Equal(["reused", "reused", "executed"], run.GetProperty("steps").EnumerateArray().Select(static step => step.GetProperty("state").GetString()));
        (_, string shown, _) = await _program.RunInStoreAsync("runs", "show");
        Assert.Contains($"Resumes run {failed}", shown, StringComparison.Ordinal);
        (_, string json, _) = await _program.RunInStoreAsync("runs", "show", "--json");
        Assert.Equal(failed, JsonDocument.Parse(json).RootElement.GetProperty("resumes").GetString());
    }

    [Fact]
    public async Task A_policy_that_cannot_be_read_is_named_and_the_number_of_steps_at_once_can_be_given()
    {
        await _program.RunInStoreAsync();
        _isBroken = false;
        _program.Settings["Pipelines:numbers:Steps:double-number:timeout"] = "4";

        (int code, _, string error) = await _program.RunInStoreAsync("runs", "resume");
        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("is '4', which is no length of time", error, StringComparison.Ordinal);
        Assert.Contains("It is set by Pipelines:numbers:Steps:double-number:timeout.", error, StringComparison.Ordinal);

        _program.Settings.Clear();
        Assert.Contains(
            "'0' is not a value for '--parallel'", (await _program.RunInStoreAsync("runs", "resume", "--parallel", "0")).Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, (await _program.RunInStoreAsync("runs", "resume", "--parallel", "1")).Code);
    }

    [Fact]
    public async Task What_is_recorded_of_how_a_run_was_asked_for_is_in_JSON()
    {
        await _program.RunInStoreAsync("--from", "make-number", "--to", "report", "--fresh", "make-number", "--keep-going", "--parallel", "777");
        string first = await LastAsync();
        await _program.RunInStoreAsync("runs", "resume");

        JsonElement pinned = JsonDocument.Parse((await _program.RunInStoreAsync("runs", "pin", first, "--json")).Output).RootElement;
        Assert.Equal(
            (first, true, true),
            (pinned.GetProperty("run").GetString(), pinned.GetProperty("isPinned").GetBoolean(), pinned.GetProperty("hasChanged").GetBoolean()));
        JsonElement run = JsonDocument.Parse((await _program.RunInStoreAsync("runs", "show", first, "--json")).Output).RootElement;
        Assert.Equal(
            ("make-number", "report", true),
            (run.GetProperty("from").GetString(), run.GetProperty("to").GetString(), run.GetProperty("keepGoing").GetBoolean()));
        Assert.Equal(777, run.GetProperty("parallel").GetInt32());
        JsonElement resumed = JsonDocument.Parse((await _program.RunInStoreAsync("runs", "show", "--json")).Output).RootElement;
        Assert.Equal(777, resumed.GetProperty("parallel").GetInt32());
        Assert.Equal(["make-number"], run.GetProperty("fresh").EnumerateArray().Select(static step => step.GetString()));
        JsonElement listed = JsonDocument.Parse((await _program.RunInStoreAsync("runs", "list", "--json")).Output).RootElement.GetProperty("runs");
        Assert.Equal(first, listed[0].GetProperty("resumes").GetString());
        Assert.True(listed[1].GetProperty("isPinned").GetBoolean());
        JsonElement unpinned = JsonDocument.Parse((await _program.RunInStoreAsync("runs", "unpin", first, "--json")).Output).RootElement;
        Assert.False(unpinned.GetProperty("isPinned").GetBoolean());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_new_run_does_again_is_told_and_is_not_done_again_by_one_that_resumes(bool isCancelled)
    {
        int reports = 0;
        Action interrupt = static () => { };
        using TestProgram program = new() { OnStart = interruption => interrupt = interruption.Request };
        PipelinePlan numbers = Numbers.Create("numbers", call =>
        {
            reports++;
            call.Output(0, new Number(1));
            return ValueTask.CompletedTask;
        });
        ComponentDescriptor send = new()
        {
            Name = "send",
            Type = typeof(ResumeTests),
            Inputs = [new InputInfo("number", ArtifactType.Of<Number>())],
            Invoke = async call =>
            {
                if (_isBroken && !isCancelled)
                    throw new InvalidOperationException("broken");
                if (!_isBroken)
                    return;
                interrupt();
                await Task.Delay(Timeout.Infinite, call.Cancellation);
            },
        };
        program.Plans[0] = numbers with { Steps = numbers.Steps.Add(new PlanStep { Name = "send", Component = send, Inputs = [new PlanInput(2, 0)] }) };

        (_, string output, string error) = await program.RunInStoreAsync();
        _isBroken = false;
        (int code, string resumed, _) = await program.RunInStoreAsync("runs", "resume");

        Assert.Matches(
            isCancelled
                ? @"Kept:  make-number, double-number, report; \S+ runs resume \S+ reuses them, a new run does report again\."
                : @"Next:  remove the cause and go on with \S+ runs resume \S+; a new run does report again\.",
            output + error);
        Assert.Equal((ExitCodes.Success, 1), (code, reports));
        Assert.Matches(@"report +reused .+ done in run \S+, which is resumed", resumed);
        await program.RunInStoreAsync();
        Assert.Equal(2, reports);
    }

    [Fact]
    public async Task What_succeeded_is_not_resumed()
    {
        _isBroken = false;
        await _program.RunInStoreAsync();

        (int code, _, string error) = await _program.RunInStoreAsync("runs", "resume");

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("succeeded, so that nothing is left to do.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_is_pinned_and_unpinned()
    {
        await _program.RunInStoreAsync();
        string run = await LastAsync();

        Assert.Equal($"Run {run} is kept until 'runs unpin {run}'.\n", (await _program.RunInStoreAsync("runs", "pin", "last")).Output);
        Assert.Contains("Pinned: store gc keeps it", (await _program.RunInStoreAsync("runs", "show")).Output, StringComparison.Ordinal);
        Assert.Equal($"Run {run} is no longer pinned.\n", (await _program.RunInStoreAsync("runs", "unpin", run[..^2])).Output);
        Assert.Equal($"Run {run} was not pinned.\n", (await _program.RunInStoreAsync("runs", "unpin", "last")).Output);
    }

    private async Task<string> LastAsync() =>
        JsonDocument.Parse(
            (await _program.RunInStoreAsync("runs", "list", "--json")).Output).RootElement.GetProperty("runs")[0].GetProperty("run").GetString()!;
}
