using Microsoft.Extensions.Logging;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

/// <summary>A step that says that it cannot do its work here, and a run that goes on without it.</summary>
public sealed class SkippingTests : IDisposable
{
    private const string Cause = "libtorch cannot be loaded";

    private readonly TestStore _test = new();
    private bool _works;
    private Action? _onSkip;

    public void Dispose() => _test.Dispose();

    /// <summary>Two trainers over the same rows, a report on the optional one and a summary of the report, a choice between both, what follows.</summary>
    private PipelinePlan Plan => Components.Plan(
        Step("rows", Constant("r")),
        Step("torch", Map((_, text) => _works ? text + "-torch" : throw Skipped(), parameters: [Parameter("name", "torch")]), new PlanInput(0, 0)),
        Step("trees", Map(static (_, text) => text + "-trees", parameters: [Parameter("name", "trees")]), new PlanInput(0, 0)),
        Step("report", Map(static (_, text) => $"report of {text}"), new PlanInput(1, 0)),
        Step("summary", Map(static (_, text) => $"summary of {text}"), new PlanInput(3, 0)),
        Step("pick", Join(), new PlanInput([new(1, 0), new(2, 0)])),
        Step("last", Map(static (call, text) => text + call.Parameter<string>(0), parameters: [Parameter("end", "!")]), new PlanInput(5, 0)));

    [Fact]
    public async Task The_run_goes_on_without_it_and_what_needs_it_alone_is_skipped_too()
    {
        var observer = new Recorder();
        var warnings = new List<string>();
        _test.Loggers = new LogHook(entry =>
        {
            if (entry.Level is LogLevel.Warning or LogLevel.Error)
                warnings.Add(entry.Message);
        });

        RunResult run = await _test.Runner.RunAsync(TestStore.Bind(Plan), new RunOptions { MaxParallelism = 1 }, observer, CancellationToken.None);

        Assert.Equal("rows executed, torch skipped, trees executed, report skipped, summary skipped, pick executed, last executed", run.States());
        Assert.Equal(RunStatus.Succeeded, run.Status);
        Assert.Equal(Cause, run.Step("torch").Reason);
        Assert.Equal($"needs torch, which was skipped: {Cause}", run.Step("report").Reason);
        Assert.Equal($"needs report, which was skipped: needs torch, which was skipped: {Cause}", run.Step("summary").Reason);
        Assert.Equal(["torch", "report", "summary"], run.Steps.Where(static step => step.IsMissing).Select(static step => step.Name));
        Assert.All(run.Steps.Where(static step => step.IsMissing), static step => Assert.Equal((null, 0), (step.Error, step.Outputs.Length)));
        Assert.Equal("r-trees!", await _test.ReadAsync("last/last"));

        Assert.Equal([$"Step torch is skipped, and the run goes on without it: {Cause}"], warnings);
        Assert.Contains($" warn  torch: {Cause}\n", File.ReadAllText(run.Step("torch").LogPath!));
        Assert.Contains("end torch skipped", observer.Events);
        Assert.Contains("end report skipped", observer.Events);
        Assert.DoesNotContain(observer.Events, static line => line.StartsWith("start report", StringComparison.Ordinal));

        RunRecord record = _test.Store.Metadata.GetRun("last");
        Assert.Equal(RunStatus.Succeeded, record.Summary.Status);
        Assert.Equal(
            (StepState.Skipped, Cause, null, true), (record.Steps[1].State, record.Steps[1].Reason, record.Steps[1].Error, record.Steps[1].SkippedItself));
        Assert.Equal((StepState.Skipped, false), (record.Steps[3].State, record.Steps[3].SkippedItself));
        Assert.Equal([("parts", 1, "trees")], record.Steps[5].Inputs.Select(static input => (input.Name, input.Item, input.FromStep)));
        Assert.EndsWith("has no outputs: it is skipped.", Assert.Throws<MillraceException>(() => _test.Store.Metadata.ResolveArtifact("last/torch")).Message);
    }

    [Fact]
    public async Task What_could_take_several_and_has_none_left_is_skipped()
    {
        RunResult run = await _test.RunAsync(Components.Plan(
            Step("a", Of("a", static _ => throw new StepSkippedException("no a"))),
            Step("b", Of("b", static _ => throw new StepSkippedException("no b"))),
            Step("pick", Join(), new PlanInput([new(0, 0), new(1, 0)])),
            Step("apart", Constant("c"))), new RunOptions { MaxParallelism = 1 });

        Assert.Equal("a skipped, b skipped, pick skipped, apart executed", run.States());
        Assert.Equal("needs a, which was skipped: no a", run.Step("pick").Reason);
        Assert.Equal(RunStatus.Succeeded, run.Status);
    }

    [Fact]
    public async Task The_next_run_tries_it_again_and_reuses_the_others()
    {
        RunResult first = await _test.RunAsync(Plan), second = await _test.RunAsync(Plan);

        Assert.Equal("rows reused, torch skipped, trees reused, report skipped, summary skipped, pick reused, last reused", second.States());
        Assert.All(second.Steps.Where(static step => step.State == StepState.Reused), step => Assert.Equal($"unchanged since run {first.RunId}", step.Reason));
        Assert.Equal(RunStatus.Succeeded, second.Status);
        Assert.Equal("r-trees!", await _test.ReadAsync("last/last"));
    }

    [Fact]
    public async Task Results_made_with_it_and_without_it_are_never_mistaken_for_each_other()
    {
        RunResult without = await _test.RunAsync(Plan);
        _works = true;
        var observer = new Recorder();
        RunResult with = await _test.Runner.RunAsync(TestStore.Bind(Plan), new RunOptions(), observer, CancellationToken.None);

        Assert.Equal("rows reused, torch executed, trees reused, report executed, summary executed, pick executed, last executed", with.States());
        Assert.Contains($"start torch: was skipped last time and is tried again: {Cause}", observer.Events);
        Assert.Equal("input parts changed", with.Step("pick").Reason);
        Assert.Equal("r-torch+r-trees!", await _test.ReadAsync("last/last"));

        _works = false;
        _test.Code = "code 2";
        Assert.Equal("r-trees!", await RunAndReadAsync());
        _test.Code = "code 1";
        RunResult again = await _test.RunAsync(Plan, new RunOptions { Fresh = ["torch"] });
        Assert.Equal("rows reused, torch skipped, trees reused, report skipped, summary skipped, pick reused, last reused", again.States());
        Assert.Equal($"unchanged since run {without.RunId}", again.Step("pick").Reason);
        RunResult back = await _test.RunAsync(Plan);
        Assert.Equal("rows reused, torch reused, trees reused, report reused, summary reused, pick reused, last reused", back.States());
        Assert.Equal("r-torch+r-trees!", await _test.ReadAsync("last/last"));
    }

    [Fact]
    public async Task A_failure_beside_it_is_still_a_failure_and_cancellation_still_cancels()
    {
        RunResult failed = await _test.RunAsync(Components.Plan(
            Step("optional", Of("optional", static _ => throw new StepSkippedException("no"))),
            Step("broken", Of("broken", static _ => throw new MillraceException("broken"))),
            Step("pick", Join(), new PlanInput([new(0, 0), new(1, 0)]))), new RunOptions { MaxParallelism = 1 });
        Assert.Equal(("optional skipped, broken failed, pick blocked", RunStatus.Failed), (failed.States(), failed.Status));

        using var cancellation = new CancellationTokenSource();
        _onSkip = cancellation.Cancel;
        RunResult cancelled = await _test.Runner.RunAsync(
            TestStore.Bind(Plan), new RunOptions(), IRunObserver.None, cancellation.Token);
        Assert.Equal(RunStatus.Cancelled, cancelled.Status);
        Assert.Equal(
            (StepState.Skipped, StepState.Skipped, StepState.Cancelled),
            (cancelled.Step("torch").State, cancelled.Step("report").State, cancelled.Step("last").State));
    }

    [Fact]
    public async Task A_stored_result_that_is_read_if_it_works_again_is_checked()
    {
        await _test.RunAsync(Plan);
        string folder = _test.Store.FolderOf(_test.Store.Metadata.ResolveArtifact("last/trees"));
        File.WriteAllText(Path.Combine(folder, "text.txt"), "x-trees");
        _works = true;

        RunResult run = await _test.RunAsync(Plan);

        Assert.Equal("stored result is damaged", run.Step("trees").Reason);
        Assert.Equal("r-torch+r-trees!", await _test.ReadAsync("last/last"));
    }

    [Fact]
    public async Task A_range_begins_after_it_where_the_latest_record_says_that_it_was_skipped()
    {
        await _test.RunAsync(Plan);

        RunResult run = await _test.RunAsync(Plan, new RunOptions { From = "pick", Fresh = ["pick"] });
        Assert.Equal("rows skipped, torch skipped, trees skipped, report skipped, summary skipped, pick executed, last reused", run.States());
        Assert.Equal($"outside --from pick; was skipped last time: {Cause}", run.Step("torch").Reason);
        Assert.DoesNotContain(run.Steps, static step => step.IsMissing);

        Assert.Equal("last executed", (await _test.RunAsync(Plan, new RunOptions { From = "last" }, ("last.end", "?"))).States().Split(", ")[^1]);
        Assert.Equal("r-trees?", await _test.ReadAsync("last/last"));
        Assert.Equal("r-trees", await _test.ReadAsync("last/pick"));
    }

    [Fact]
    public async Task A_range_begins_after_a_step_that_was_skipped_with_it()
    {
        PipelinePlan plan = Components.Plan(
            Step("torch", Of("torch", static _ => throw new StepSkippedException(Cause))),
            Step("prune", Map(static (_, text) => text), new PlanInput(0, 0)),
            Step("trees", Constant("t")),
            Step("pick", Join(), new PlanInput([new(1, 0), new(2, 0)])));
        await _test.RunAsync(plan);

        RunResult run = await _test.RunAsync(plan, new RunOptions { From = "pick" });

        Assert.Equal("torch skipped, prune skipped, trees skipped, pick reused", run.States());
        Assert.Equal("outside --from pick; needs a step that was skipped", run.Step("prune").Reason);
    }

    [Fact]
    public async Task A_range_that_needs_it_alone_is_refused_with_the_cause_and_one_that_was_never_tried_as_before()
    {
        Assert.Contains(
            "has no stored result", (await Assert.ThrowsAsync<MillraceException>(() => _test.RunAsync(Plan, new RunOptions { From = "pick" }))).Message);
        await _test.RunAsync(Plan);

        Assert.Equal(
            $"Step 'report' needs the result of 'torch', which is outside --from report; was skipped last time: {Cause}. Begin with a step before it once "
            + "its cause is removed.",
            (await Assert.ThrowsAsync<MillraceException>(() => _test.RunAsync(Plan, new RunOptions { From = "report" }))).Message);
    }

    [Fact]
    public async Task A_range_takes_a_result_that_fits_but_none_from_before_it_was_skipped()
    {
        _works = true;
        await _test.RunAsync(Plan);
        _works = false;
        await _test.RunAsync(Plan, new RunOptions { Fresh = ["torch"] });
        Assert.Equal("r-torch+r-trees", await RunFromPickAsync());

        _test.Code = "code 2";
        await _test.RunAsync(Plan);
        Assert.Equal("r-trees", await RunFromPickAsync());
    }

    [Fact]
    public async Task The_forecast_says_that_it_is_tried_again()
    {
        await _test.RunAsync(Plan);

        Assert.Equal(
            [
                "rows Reused",
                $"torch WillRun was skipped last time and is tried again: {Cause}",
                "trees Reused",
                "report RunsUnlessUnchanged runs unless torch is skipped again",
                "summary RunsUnlessUnchanged runs unless report is skipped again",
                "pick RunsUnlessUnchanged runs unless torch is skipped again",
                "last RunsUnlessUnchanged runs unless pick comes out unchanged",
            ],
            await ForecastAsync(new RunOptions()));
        Assert.Equal(
            "pick RunsUnlessUnchanged runs unless trees comes out unchanged and torch is skipped again",
            (await ForecastAsync(new RunOptions { Fresh = ["trees"] }))[5]);
        Assert.Equal(
            [$"torch Skipped outside --from pick; was skipped last time: {Cause}", "pick WillRun --fresh"],
            (await ForecastAsync(new RunOptions { From = "pick", Fresh = ["pick"] })).Where(
                static line => line[0] is 't' or 'p' && !line.StartsWith("trees", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task It_is_debugged_as_skipped_and_what_went_on_without_it_with_what_it_took()
    {
        await _test.RunAsync(Plan, new RunOptions { To = "pick" });
        await _test.RunAsync(Plan);

        StepResult torch = await DebugAsync("torch");
        Assert.Equal((StepState.Skipped, Cause, true, null), (torch.State, torch.Reason, torch.IsMissing, torch.Error));
        Assert.Equal(StepState.Executed, (await DebugAsync("pick")).State);
        Assert.Contains(
            "holds nothing for input 'text' of step 'report': torch/output was not made there",
            (await Assert.ThrowsAsync<MillraceException>(() => DebugAsync("report"))).Message);
    }

    [Fact]
    public async Task What_never_started_is_debugged_with_what_there_was()
    {
        PipelinePlan plan = Components.Plan(
            Step("trees", Constant("t")),
            Step("torch", Of("torch", static async _ =>
            {
                // What has to wait for something lets others go first.
                await Task.Delay(20);
                throw new StepSkippedException(Cause);
            })),
            Step("fails", Of("fails", static _ => throw new MillraceException("broken"))),
            Step("prune", Map(static (_, text) => text), new PlanInput(1, 0)),
            Step("pick", Map(static (call, _) => string.Join(",", call.InputList<Text>(0))), new PlanInput([new(3, 0), new(1, 0), new(0, 0)])));
        await _test.RunAsync(plan, new RunOptions { MaxParallelism = 1 });
        Assert.Equal(StepState.Cancelled, _test.Store.Metadata.GetRun("last").Steps[4].State);

        Assert.Equal(
            StepState.Executed, (await _test.Runner.DebugStepAsync(TestStore.Bind(plan), "pick", "last", IRunObserver.None, CancellationToken.None)).State);
    }

    private StepSkippedException Skipped()
    {
        _onSkip?.Invoke();
        return new StepSkippedException(Cause);
    }

    private Task<StepResult> DebugAsync(string step) =>
        _test.Runner.DebugStepAsync(TestStore.Bind(Plan), step, "last", IRunObserver.None, CancellationToken.None);

    private async Task<string> RunAndReadAsync()
    {
        await _test.RunAsync(Plan);
        return await _test.ReadAsync("last/last");
    }

    private async Task<string> RunFromPickAsync()
    {
        await _test.RunAsync(Plan, new RunOptions { From = "pick" });
        return await _test.ReadAsync("last/pick");
    }

    private async Task<string[]> ForecastAsync(RunOptions options) =>
    [
        .. (await _test.Runner.PlanAsync(TestStore.Bind(Plan), options, CancellationToken.None))
            .Select(static step => step.Outlook == StepOutlook.Reused ? $"{step.Name} Reused" : $"{step.Name} {step.Outlook} {step.Reason}"),
    ];
}
