using Millrace.Output;
using Millrace.Runtime;
using Millrace.Tests.Support;

namespace Millrace.Tests.Output;

/// <summary>What is said of steps that came to no result.</summary>
public sealed class RunReportTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_step_that_did_not_end_is_told_with_the_last_lines_of_its_log()
    {
        string errors = Errors(new StepResult
        {
            Name = "deaf", State = StepState.Cancelled, Cause = StepCause.Abandoned, Reason = "abandoned: it did not end within 1 s of cancellation",
            LogPath = "/store/logs/deaf.log", LogTail = ["Program: last words"],
        });

        Assert.Equal(
            """
            error: step 'deaf' did not end: abandoned: it did not end within 1 s of cancellation
                Program: last words
              log: /store/logs/deaf.log

            """, errors, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void A_step_that_was_cancelled_between_attempts_is_told_with_what_the_last_one_failed_with()
    {
        string errors = Errors(new StepResult
        {
            Name = "flaky", State = StepState.Cancelled, Cause = StepCause.OtherFailure, Reason = "not tried again, because bad failed",
            Error = new StepError("IOException: gone", new IOException("gone"), IsExpected: false),
        });

        Assert.StartsWith("error: step 'flaky' was cancelled after an attempt had failed: IOException: gone", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_that_ended_when_it_was_told_to_is_no_error() =>
        Assert.Empty(Errors(new StepResult { Name = "quick", State = StepState.Cancelled, Cause = StepCause.Cancellation, LogTail = ["Program: last words"] }));

    [Fact]
    public void What_is_told_of_a_run_that_is_ended_from_outside_has_causes_and_logs()
    {
        string log = _folder.File("train.log");
        File.WriteAllText(log, string.Concat(Enumerable.Range(0, 2000).Select(static i => FormattableString.Invariant($"line {i}\n"))));
        RunTracker tracker = new(IRunObserver.None, TimeProvider.System, (run, step) => (run, step) == ("r1", "double-number") ? log : null);
        BoundPlan plan = PlanBinder.Bind(Numbers.Plan, new Dictionary<string, string>(), new Dictionary<string, string>());
        tracker.RunStarted("r1", plan);
        tracker.StepStarted(plan.Steps[0], "");
        tracker.StepFinished(plan.Steps[0], new StepResult { Name = "make-number", State = StepState.Executed });
        tracker.StepStarted(plan.Steps[1], "");

        RunResult result = tracker.Cancelled()!;

        Assert.Equal([StepCause.None, StepCause.Abandoned, StepCause.NotStarted], result.Steps.Select(static step => step.Cause));
        Assert.Equal(log, result.Steps[1].LogPath);
        Assert.Equal(Enumerable.Range(1990, 10).Select(static i => FormattableString.Invariant($"line {i}")), result.Steps[1].LogTail);
        Assert.Empty(result.Steps[2].LogTail);
    }

    [Theory]
    [InlineData(StepState.Executed, "Kept:  first.")]
    [InlineData(StepState.Cancelled, "Kept:  nothing, as no step had finished.")]
    public void A_run_that_was_taken_for_dead_is_told_with_what_is_kept_and_how_to_go_on(StepState state, string kept)
    {
        using StringWriter text = new() { NewLine = "\n" };
        new RunReport("numbers", "/store", Numbers.Plan, static _ => null).WriteEnd(new PlainTerminal(text), new RunResult
        {
            RunId = "r1", Pipeline = "p", Status = RunStatus.Interrupted, Duration = TimeSpan.Zero, Steps = [new StepResult { Name = "first", State = state }],
        });

        Assert.Contains($"{kept}\nNext:  numbers runs resume r1 goes on with what is kept.\n", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_a_gate_held_is_told_with_where_its_report_lies()
    {
        using StringWriter text = new() { NewLine = "\n" };
        OutputRecord report = new("report", new ArtifactRecord { Digest = "ab12", Kind = "data-report", Type = "DataReport", DisplayType = "DataReport", Bytes = 1, Files = 1 });
        new RunReport("numbers", "/store", Numbers.Plan, static artifact => $"/store/objects/{artifact.Digest}").WriteEnd(new PlainTerminal(text), new RunResult
        {
            RunId = "r1",
            Pipeline = "p",
            Status = RunStatus.Blocked,
            Duration = TimeSpan.Zero,
            Steps = [new StepResult { Name = "validate", State = StepState.Blocked, Reason = "three fares are negative", Outputs = [report] }],
        });

        Assert.Contains(
            "Held by validate: three fares are negative\nLook:  numbers artifacts show r1/validate/report   (/store/objects/ab12)\n", text.ToString(), StringComparison.Ordinal);
    }

    private static string Errors(params StepResult[] steps)
    {
        using StringWriter text = new() { NewLine = "\n" };
        RunReport.WriteErrors(
            new PlainTerminal(text), new RunResult { RunId = "r", Pipeline = "p", Status = RunStatus.Cancelled, Duration = TimeSpan.Zero, Steps = [.. steps] });
        return text.ToString();
    }
}
