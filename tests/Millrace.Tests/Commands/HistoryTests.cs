using System.Text.Json;
using Millrace.Tests.Support;

namespace Millrace.Tests.Commands;

public sealed class HistoryTests : IDisposable
{
    private readonly TestProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Runs_are_listed_newest_first()
    {
        await _program.RunInStoreAsync("--start", "1");
        await _program.RunInStoreAsync("--start", "2");

        JsonElement[] runs =
        [
            .. JsonDocument.Parse((await _program.RunInStoreAsync("runs", "list", "--json")).Output).RootElement.GetProperty("runs").EnumerateArray(),
        ];
        Assert.Equal([6.0, 3.0], runs.Select(static run => run.GetProperty("metrics").GetProperty("sum").GetDouble()));

        (_, string text, _) = await _program.RunInStoreAsync("runs", "list", "--limit", "1");
        Assert.Contains(runs[0].GetProperty("run").GetString()!, text, StringComparison.Ordinal);
        Assert.DoesNotContain(runs[1].GetProperty("run").GetString()!, text, StringComparison.Ordinal);
        Assert.Contains("nothing NaN, sum 6", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_store_is_no_error_and_none_is_made()
    {
        (int code, string output, _) = await _program.RunInStoreAsync("runs", "list");

        Assert.Equal(ExitCodes.Success, code);
        Assert.Contains("holds no runs yet", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_program.Store));
    }

    [Fact]
    public async Task A_run_is_shown_with_parameters_artifacts_and_metrics()
    {
        await _program.RunInStoreAsync("--start", "4", "--set", "double-number.repeat-count=2");

        (int code, string output, _) = await _program.RunInStoreAsync("runs", "show");
        Assert.Equal(ExitCodes.Success, code);
        Assert.Matches(@"start +4 +override", output);
        Assert.Matches(@"make-number\.value +4 +pipeline", output);
        Assert.Matches(@"double-number\.repeat-count +2 +override", output);
        Assert.Matches(@"double-number/test +Number +[0-9a-f]{12}", output);
        Assert.Matches(@"report +sum +20", output);

        JsonElement run = JsonDocument.Parse((await _program.RunInStoreAsync("runs", "show", "last", "--json")).Output).RootElement;
        Assert.Equal("succeeded", run.GetProperty("status").GetString());
        Assert.Equal("make-number", run.GetProperty("steps")[1].GetProperty("inputs")[0].GetProperty("fromStep").GetString());
    }

    [Fact]
    public async Task Curves_are_drawn_in_a_section_of_their_own()
    {
        _program.Plans[0] = Numbers.Create("numbers", static call =>
        {
            double[] losses = [0.9, 0.5, 0.25, double.NaN, 0.75];
            for (int i = 0; i < losses.Length; i++)
                call.Context.RecordSeries("train-loss", (i + 1) * 1000, losses[i]);
            call.Context.RecordMetric("rows", 12);
            call.Output(0, new Number(1));
            return ValueTask.CompletedTask;
        });
        await _program.RunInStoreAsync();

        (_, string output, _) = await _program.RunInStoreAsync("runs", "show");
        Assert.Matches(@"step +curve +points +first +last +least +course\n", output);
        Assert.Matches(@"report +train-loss +5 +0\.9 +0\.75 +0\.25 at 3,000 +█▄▁ ▆\n", output);
        Assert.Single(output.Split('\n'), static line => line.Contains("train-loss", StringComparison.Ordinal));

        foreach (string[] command in (string[][])[["runs", "show", "last", "--json"], ["run", "--json"]])
        {
            JsonElement step = JsonDocument.Parse((await _program.RunInStoreAsync(command)).Output).RootElement.GetProperty("steps")[2];
            JsonElement points = step.GetProperty("series").GetProperty("train-loss");
            Assert.Equal([1000L, 2000, 3000, 4000, 5000], points.EnumerateArray().Select(static point => point.GetProperty("position").GetInt64()));
            Assert.Equal(0.25, points[2].GetProperty("value").GetDouble());
            Assert.Equal(JsonValueKind.Null, points[3].GetProperty("value").ValueKind);
            Assert.Equal(["rows"], step.GetProperty("metrics").EnumerateObject().Select(static metric => metric.Name));
        }

        Assert.Contains("train-loss: 0.9 to 0.75  █▄▁ ▆", (await _program.RunInStoreAsync("step", "debug", "report")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attempts_that_were_followed_by_another_are_shown_with_their_errors_and_logs()
    {
        int attempts = 0;
        _program.Plans[0] = Numbers.Create("numbers") with
        {
            Steps = [Flaky(call => ++attempts == 1 ? throw new IOException("the line\nis down") : new Number(1))],
        };
        await _program.RunInStoreAsync();

        (int code, string output, _) = await _program.RunInStoreAsync("runs", "show");
        Assert.Equal(ExitCodes.Success, code);
        Assert.Matches(@"step +attempt +time +error +log\n", output);
        Assert.Matches(@"flaky +1 +[0-9.]+ s +IOException: the line\\nis down +\S+flaky\.log\n", output);

        JsonElement step = JsonDocument.Parse((await _program.RunInStoreAsync("runs", "show", "--json")).Output).RootElement.GetProperty("steps")[0];
        Assert.Equal(("executed", 2), (step.GetProperty("state").GetString(), step.GetProperty("attempts").GetInt32()));
        JsonElement failed = Assert.Single(step.GetProperty("failedAttempts").EnumerateArray());
        Assert.Equal((1, "IOException: the line\nis down"), (failed.GetProperty("attempt").GetInt32(), failed.GetProperty("error").GetString()));
        Assert.True(failed.GetProperty("seconds").GetDouble() >= 0);
        Assert.Contains("the next one follows", await File.ReadAllTextAsync(failed.GetProperty("log").GetString()!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_run_exits_1_with_a_message()
    {
        await _program.RunInStoreAsync();

        (int code, string output, string error) = await _program.RunInStoreAsync("runs", "show", "zzz");

        Assert.Equal((ExitCodes.Failed, ""), (code, output));
        Assert.StartsWith("error: runs show: There is no run 'zzz'", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_head_of_an_artifact_is_a_masked_table()
    {
        await _program.RunInStoreAsync();

        (int code, string output, _) = await _program.RunInStoreAsync("artifacts", "head", "last/double-number/test");
        Assert.Equal(ExitCodes.Success, code);
        Assert.Matches(@"-6 +" + SensitiveAttribute.Mask, output);

        JsonElement preview = JsonDocument.Parse((await _program.RunInStoreAsync("artifacts", "head", "last/report", "--json")).Output).RootElement;
        Assert.Equal("9", preview.GetProperty("rows")[0][0].GetString());

        string digest = preview.GetProperty("digest").GetString()!;
        Assert.Contains("Number", (await _program.RunInStoreAsync("artifacts", "head", digest[..10])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_is_verified()
    {
        await _program.RunInStoreAsync();
        (int code, string output, _) = await _program.RunInStoreAsync("store", "verify");
        Assert.Equal((ExitCodes.Success, true), (code, output.Contains(": all as they were stored.", StringComparison.Ordinal)));

        string digest = JsonDocument.Parse(
            (await _program.RunInStoreAsync("artifacts", "head", "last/report", "--json")).Output).RootElement.GetProperty("digest").GetString()!;
        Directory.Delete(Path.Combine(_program.Store, "objects", digest[..2], digest[2..]), recursive: true);

        (code, output, _) = await _program.RunInStoreAsync("store", "verify");
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Matches($"/report/[a-z]+ +Number +{digest[..16]} +missing", output);
        JsonElement found = JsonDocument.Parse((await _program.RunInStoreAsync("store", "verify", "--json")).Output).RootElement;
        Assert.Equal("missing", Assert.Single(found.GetProperty("problems").EnumerateArray()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task An_artifact_that_the_program_does_not_know_is_refused_with_its_type()
    {
        await _program.RunInStoreAsync();
        _program.Plans.Clear();

        (int code, _, string error) = await _program.RunInStoreAsync("artifacts", "head", "last/report");

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("is a Number, which no step of this program yields", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_says_what_would_run_and_why()
    {
        (int code, string output, _) = await _program.RunInStoreAsync("plan", "--json");
        Assert.Equal(ExitCodes.Success, code);
        Assert.False(Directory.Exists(_program.Store));
        Assert.Equal("will-run", JsonDocument.Parse(output).RootElement.GetProperty("steps")[0].GetProperty("outlook").GetString());

        await _program.RunInStoreAsync();
        Assert.Contains("Nothing would run", (await _program.RunInStoreAsync("plan")).Output, StringComparison.Ordinal);

        (_, output, _) = await _program.RunInStoreAsync("plan", "--repeat", "2");
        Assert.Matches("make-number +reused", output);
        Assert.Matches("double-number +will run", output);
        Assert.Contains("2 steps of 3 would run", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_is_debugged_with_its_stored_inputs()
    {
        await _program.RunInStoreAsync("--start", "4");
        await _program.RunInStoreAsync("--start", "5");

        (int code, string output, string error) = await _program.RunInStoreAsync("step", "debug", "report", "--run", "last");

        Assert.True(code == ExitCodes.Success, error);
        Assert.Contains("sum: 15", output, StringComparison.Ordinal);
        Assert.Contains("nothing was committed", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Warning", error, StringComparison.Ordinal);
        (code, _, error) = await _program.RunInStoreAsync("step", "debug", "reprot");
        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("Did you mean 'report'?", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Debugging_a_step_that_acts_outside_of_the_store_warns_before()
    {
        PipelinePlan plan = Numbers.Create("numbers");
        _program.Plans[0] = new PipelinePlan
        {
            Name = plan.Name,
            Type = plan.Type,
            Parameters = plan.Parameters,
            Create = plan.Create,
            Steps = [.. plan.Steps, new PlanStep { Name = "publish-number", Component = Notice.Publish }],
        };
        Assert.Equal(ExitCodes.Success, (await _program.RunInStoreAsync()).Code);

        (int code, string output, string error) = await _program.RunInStoreAsync("step", "debug", "publish-number");

        Assert.True(code == ExitCodes.Success, error);
        Assert.StartsWith(
            "Warning: step 'publish-number' acts outside of the store, as its Notice stands for it. Debugging does that for real.\n",
            error,
            StringComparison.Ordinal);
        Assert.Contains("nothing was committed to the store.", output, StringComparison.Ordinal);
    }

    private static PlanStep Flaky(Func<StepCall, Number> body) => new()
    {
        Name = "flaky",
        Component = new ComponentDescriptor
        {
            Name = "flaky",
            Type = typeof(HistoryTests),
            Outputs = [new OutputInfo("output", ArtifactType.Of<Number>())],
            Policy = new StepPolicy { Attempts = 2, RetryDelay = TimeSpan.FromMilliseconds(1), IsTransient = static exception => exception is IOException },
            Invoke = call =>
            {
                call.Output(0, body(call));
                return ValueTask.CompletedTask;
            },
        },
    };
}
