using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class RetryTests : IDisposable
{
    private static readonly StepPolicy s_retries = new()
    {
        Attempts = 3,
        RetryDelay = TimeSpan.FromMilliseconds(1),
        IsTransient = static exception => exception is IOException or TimeoutException,
    };

    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task An_exception_that_passes_is_followed_by_another_attempt()
    {
        int attempts = 0;
        RunResult result = await _test.RunAsync(Plan(Flaky(s_retries, _ => ++attempts < 3 ? throw new IOException($"gone {attempts}") : "done")));

        Assert.Equal((StepState.Executed, 3), (result.Steps[0].State, result.Steps[0].Attempts));
        Assert.Equal("done", await _test.ReadAsync("last/flaky"));
        Assert.Equal(3, _test.Store.Metadata.GetRun("last").Steps[0].Attempt);
        Assert.Equal(["1 IOException: gone 1", "2 IOException: gone 2"], Failed());
    }

    [Fact]
    public async Task Every_attempt_has_a_log_of_its_own_and_the_last_one_counts()
    {
        int attempts = 0;
        RunResult result = await _test.RunAsync(Plan(Flaky(s_retries, call =>
        {
            call.Logger<RetryTests>().LogInformation("try {Attempt}", ++attempts);
            throw new IOException($"gone {attempts}");
        })));

        string folder = Path.Combine(_test.StoreFolder, "logs", result.RunId);
        Assert.Equal(
            ["flaky.attempt-2.log", "flaky.attempt-3.log", "flaky.log"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        string[] logs = [.. new[] { "flaky.log", "flaky.attempt-2.log", "flaky.attempt-3.log" }.Select(name => File.ReadAllText(Path.Combine(folder, name)))];
        Assert.Equal([1, 2, 3], logs.Select(static log => int.Parse(Regex.Match(log, "try ([0-9])").Groups[1].Value, CultureInfo.InvariantCulture)));
        Assert.All(logs, static log => Assert.Single(Regex.Matches(log, "try [0-9]")));
        Assert.Contains("attempt 1 failed, the next one follows", logs[0]);
        Assert.Contains("error flaky: IOException: gone 3", logs[2]);
        Assert.Equal("RetryTests: try 3", Assert.Single(result.Steps[0].LogTail));
        Assert.Equal(Path.Combine(folder, "flaky.attempt-3.log"), result.Steps[0].LogPath);
        Assert.Equal(result.Steps[0].LogPath, _test.Store.Metadata.GetRun("last").Steps[0].LogPath);
    }

    [Fact]
    public async Task The_cost_of_a_step_is_that_of_the_attempt_that_succeeded()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var test = new TestStore(null, time);
        int attempts = 0;
        Task<RunResult> running = test.RunAsync(Plan(Flaky(s_retries, _ =>
        {
            time.Advance(TimeSpan.FromSeconds(++attempts == 1 ? 10 : 3));
            return attempts == 1 ? throw new IOException("gone") : "done";
        })));
        while (!running.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Delay(1);
        }

        StepResult step = (await running).Steps[0];
        Assert.InRange(step.Duration, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(9));
        RunRecord run = test.Store.Metadata.GetRun("last");
        Assert.Equal(step.Duration, run.Steps[0].Duration);
        Assert.InRange(test.Store.Cache.MadeAt(test.Store.Cache.Find(run.Steps[0].Key!)!), run.Summary.StartedAt.AddSeconds(13), time.GetUtcNow());
    }

    [Fact]
    public async Task The_last_attempt_decides_and_any_other_exception_ends_it_at_once()
    {
        int attempts = 0;
        RunResult worn = await _test.RunAsync(Plan(Flaky(s_retries, _ => throw new IOException($"gone {++attempts}"))));
        Assert.Equal((3, "IOException: gone 3"), (attempts, worn.Steps[0].Error!.Message));

        attempts = 0;
        RunResult other = await _test.RunAsync(Plan(Flaky(s_retries, _ => throw new InvalidOperationException($"bad {++attempts}"))));
        Assert.Equal((1, "InvalidOperationException: bad 1"), (attempts, other.Steps[0].Error!.Message));
        Assert.Contains(nameof(The_last_attempt_decides_and_any_other_exception_ends_it_at_once), other.Steps[0].Error!.Exception.StackTrace);
    }

    [Theory]
    [InlineData("save")]
    [InlineData("load")]
    public async Task What_passes_while_an_output_is_stored_is_followed_by_another_attempt(string moment)
    {
        int faults = 0;
        Shaky.Shake = done => _ = done == moment && ++faults == 1 ? throw new IOException("gone") : 0;
        RunResult result = await _test.RunAsync(Plan(Step("make", MakeShaky(s_retries))));

        Assert.Equal((StepState.Executed, 2), (result.Steps[0].State, result.Steps[0].Attempts));
        Assert.Contains("of step 'make'", Assert.Single(Failed()));
    }

    [Fact]
    public async Task What_passes_while_an_input_is_opened_is_followed_by_another_attempt()
    {
        PipelinePlan Plan(string end) => Components.Plan(Step("make", MakeShaky(StepPolicy.Default)), Step("take", new ComponentDescriptor
        {
            Name = "take",
            Type = typeof(Shaky),
            Inputs = [new InputInfo("shaky", ArtifactType.Of<Shaky>())],
            Outputs = [new OutputInfo("output", ArtifactType.Of<Text>())],
            Parameters = [Parameter("end", end)],
            Policy = s_retries,
            Invoke = static call =>
            {
                call.Output(0, new Text("took"));
                return ValueTask.CompletedTask;
            },
        }, new PlanInput(0, 0)));
        await _test.RunAsync(Plan("1"));
        _test.Reopen();
        int faults = 0;
        Shaky.Shake = done => _ = done == "load" && ++faults == 1 ? throw new IOException("gone") : 0;

        RunResult result = await _test.RunAsync(Plan("2"));

        Assert.Equal("make reused, take executed", result.States());
        Assert.Equal(2, result.Steps[1].Attempts);
    }

    [Fact]
    public async Task A_request_that_timed_out_by_itself_counts_as_a_timeout()
    {
        using var own = new CancellationTokenSource();
        await own.CancelAsync();
        int attempts = 0;
        RunResult result = await _test.RunAsync(Plan(Flaky(s_retries, _ => ++attempts < 3 ? throw Late(own.Token) : "done")));
        Assert.Equal((StepState.Executed, 3), (result.Steps[0].State, attempts));

        attempts = 0;
        StepPolicy others = s_retries with { IsTransient = static exception => exception is IOException };
        RunResult other = await _test.RunAsync(
            Plan(Flaky(others, _ => throw (++attempts < 3 ? Late(own.Token) : new IOException()))), new RunOptions { Fresh = ["flaky"] });
        Assert.Equal((StepState.Failed, 1), (other.Steps[0].State, attempts));
        Assert.Equal("TaskCanceledException: too late", other.Steps[0].Error!.Message);
    }

    [Fact]
    public async Task A_timeout_in_a_run_that_was_cancelled_is_its_cancellation()
    {
        using var cancellation = new CancellationTokenSource();
        int attempts = 0;
        PipelinePlan plan = Plan(Flaky(s_retries with { RetryDelay = TimeSpan.Zero }, call =>
        {
            attempts++;
            cancellation.Cancel();
            call.Cancellation.WaitHandle.WaitOne();
            throw Late(call.Cancellation);
        }));

        RunResult result = await _test.Runner.RunAsync(
            TestStore.Bind(plan), new RunOptions { Grace = TimeSpan.FromMinutes(1) }, IRunObserver.None, cancellation.Token);

        Assert.Equal((StepState.Cancelled, StepCause.Cancellation, 1), (result.Steps[0].State, result.Steps[0].Cause, attempts));
        Assert.Null(result.Steps[0].Error);
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_is_no_reason_not_to_try_again()
    {
        await File.WriteAllTextAsync(Path.Combine(_test.StoreFolder, "logs"), "in the way");
        int attempts = 0;
        RunResult result = await _test.RunAsync(Plan(Flaky(s_retries, _ => ++attempts < 2 ? throw new IOException("gone") : "done")));

        Assert.Equal("flaky executed", result.States());
    }

    [Fact]
    public async Task An_attempt_that_another_one_superseded_is_not_followed_by_a_further_one()
    {
        int attempts = 0;
        RunResult result = await _test.RunAsync(Plan(Flaky(s_retries, _ =>
        {
            attempts++;
            _test.Change("UPDATE step SET fence = 2, state = 'Running'");
            throw new IOException("gone");
        })));

        Assert.Equal(1, attempts);
        Assert.Equal("Step 'flaky' was given up, or another one computes it: it is not tried again.", result.Steps[0].Error!.Message);
        Assert.Empty(Failed());
        Assert.Equal(2, _test.Store.Metadata.GetRun("last").Steps[0].Attempt);
    }

    [Fact]
    public async Task While_it_waits_others_have_its_core()
    {
        int attempts = 0;
        var ran = new TaskCompletionSource();
        RunResult result = await _test.RunAsync(
            Plan(
                Flaky(
                    s_retries with { RetryDelay = TimeSpan.FromMilliseconds(300) },
                    _ => ++attempts == 1 ? throw new IOException("gone") : ran.Task.IsCompleted ? "after" : "before"),
                Step("other", Of("other", call =>
                {
                    ran.SetResult();
                    call.Output(0, new Text("o"));
                    return ValueTask.CompletedTask;
                }))),
            new RunOptions { MaxParallelism = 1 });

        Assert.Equal("flaky executed, other executed", result.States());
        Assert.Equal("after", await _test.ReadAsync("last/flaky"));
    }

    [Fact]
    public async Task Cancellation_ends_the_wait()
    {
        using var cancellation = new CancellationTokenSource();
        PipelinePlan plan = Plan(Flaky(s_retries with { RetryDelay = TimeSpan.FromMinutes(4) }, _ =>
        {
            cancellation.CancelAfter(20);
            throw new IOException("gone");
        }));

        RunResult result = await _test.Runner.RunAsync(
            TestStore.Bind(plan), new RunOptions { Grace = TimeSpan.FromMinutes(1) }, IRunObserver.None, cancellation.Token);

        Assert.Equal((StepState.Cancelled, StepCause.Cancellation), (result.Steps[0].State, result.Steps[0].Cause));
        Assert.Equal("gone", Assert.IsType<IOException>(result.Steps[0].Error!.Exception).Message);
        Assert.Contains(nameof(Cancellation_ends_the_wait), result.Steps[0].Error!.Exception.StackTrace);
        Assert.Equal("IOException: gone", _test.Store.Metadata.GetRun("last").Steps[0].Error);
    }

    [Fact]
    public async Task An_attempt_that_takes_too_long_is_told_to_end()
    {
        StepPolicy policy = new() { Timeout = TimeSpan.FromMilliseconds(50) };
        RunResult result = await _test.RunAsync(
            Plan(Step("slow", Of("slow", static call => new ValueTask(Task.Delay(Timeout.Infinite, call.Cancellation))).With(policy))),
            new RunOptions { Grace = TimeSpan.FromMinutes(1) });

        Assert.Equal((StepState.Failed, StepCause.Timeout), (result.Steps[0].State, result.Steps[0].Cause));
        Assert.Equal(
            "Step 'slow' took longer than 0.05 s, which is its limit. Raise it with [Timeout] on the component or with the setting 'timeout' of the step.",
            result.Steps[0].Error!.Message);
        Assert.True(result.Steps[0].Error!.IsExpected);
        Assert.Equal(RunStatus.Failed, result.Status);
    }

    [Fact]
    public async Task One_that_does_not_end_then_is_given_up_and_its_core_is_free()
    {
        using var release = new ManualResetEventSlim();
        PipelinePlan plan = Plan(
            Step("deaf", Of("deaf", call =>
            {
                release.Wait(CancellationToken.None);
                return ValueTask.CompletedTask;
            }).With(new StepPolicy { Timeout = TimeSpan.FromMilliseconds(50) })),
            Step("other", Constant("o")));

        RunResult result = await _test.RunAsync(plan, new RunOptions { MaxParallelism = 1, KeepGoing = true, Grace = TimeSpan.FromMilliseconds(50) });

        Assert.Equal("deaf failed, other executed", result.States());
        Assert.Equal(StepCause.Timeout, result.Steps[0].Cause);
        Assert.EndsWith("It was given up, because it did not end when it was told to.", result.Steps[0].Error!.Message);
        release.Set();
    }

    [Fact]
    public async Task A_time_that_is_over_is_an_exception_that_may_pass()
    {
        int attempts = 0;
        RunResult result = await _test.RunAsync(Plan(Step("slow", Of("slow", async call =>
        {
            if (++attempts == 1)
                await Task.Delay(Timeout.Infinite, call.Cancellation);
            call.Output(0, new Text("quick"));
        }).With(s_retries with { Timeout = TimeSpan.FromMilliseconds(100) }))), new RunOptions { Grace = TimeSpan.FromMinutes(1) });

        Assert.Equal((StepState.Executed, 2), (result.Steps[0].State, result.Steps[0].Attempts));
    }

    private static TaskCanceledException Late(CancellationToken token) => new("too late", new TimeoutException("late"), token);

    private static ComponentDescriptor MakeShaky(StepPolicy policy) => Of(
        "make",
        static call =>
        {
            call.Output(0, new Shaky());
            return ValueTask.CompletedTask;
        },
        outputs: [new OutputInfo("output", ArtifactType.Of<Shaky>())]).With(policy);

    private static PlanStep Flaky(StepPolicy policy, Func<StepCall, string> body) => Step("flaky", Of("flaky", call =>
    {
        call.Output(0, new Text(body(call)));
        return ValueTask.CompletedTask;
    }).With(policy));

    private List<string> Failed()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_test.StoreFolder, "metadata.db")}");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT fence || ' ' || error FROM attempt ORDER BY fence";
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.GetString(0));
        return rows;
    }
}
