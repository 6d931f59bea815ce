using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Millrace.Testing;
using Millrace.Tests.Support;

namespace Millrace.Tests.Commands;

public sealed partial class RunTests : IDisposable
{
    private readonly TestProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task A_run_in_JSON_is_one_object_with_what_a_machine_needs()
    {
        (int code, string output, string error) = await _program.RunInStoreAsync("run", "--json");

        Assert.True(code == ExitCodes.Success, error);
        JsonElement run = JsonDocument.Parse(output).RootElement;
        Assert.Equal(1, run.GetProperty("schemaVersion").GetInt32());
        Assert.Equal("numbers", run.GetProperty("pipeline").GetString());
        Assert.Equal("succeeded", run.GetProperty("status").GetString());
        Assert.True(run.GetProperty("seconds").GetDouble() >= 0);
        Assert.NotEmpty(run.GetProperty("run").GetString()!);
        Assert.Equal(9, run.GetProperty("metrics").GetProperty("sum").GetDouble());
        Assert.Equal(JsonValueKind.Null, run.GetProperty("metrics").GetProperty("nothing").ValueKind);
        Assert.Equal(["make-number executed", "double-number executed", "report executed"], States(run));
        foreach (JsonElement step in run.GetProperty("steps").EnumerateArray())
        {
            Assert.Equal(JsonValueKind.Number, step.GetProperty("seconds").ValueKind);
            Assert.Equal(JsonValueKind.String, step.GetProperty("reason").ValueKind);
        }
    }

    [Theory]
    [InlineData("Logging:LogLevel:Other", "None")]
    [InlineData("Logging:LogLevel:Default", "Warning")]
    public async Task Verbose_shows_all_messages_whatever_settings_leave_out(string key, string level)
    {
        _program.Settings[key] = level;

        Assert.DoesNotContain("debug:", (await _program.RunInStoreAsync()).Error, StringComparison.Ordinal);
        Assert.Matches("debug: Millrace.Runtime: Run .* begins", (await _program.RunInStoreAsync("--verbose")).Error);
    }

    [Fact]
    public async Task The_same_run_again_reuses_every_step()
    {
        await _program.RunInStoreAsync();

        (int code, string output, _) = await _program.RunInStoreAsync("--json");

        Assert.Equal(ExitCodes.Success, code);
        JsonElement run = JsonDocument.Parse(output).RootElement;
        Assert.Equal(["make-number reused", "double-number reused", "report reused"], States(run));
        Assert.Equal(9, run.GetProperty("metrics").GetProperty("sum").GetDouble());
    }

    [Fact]
    public async Task A_run_whose_end_cannot_be_written_down_shows_its_steps_and_fails()
    {
        await _program.RunInStoreAsync("run", "--to", "make-number");
        using (SqliteConnection connection = new($"Data Source={Path.Combine(_program.Store, "metadata.db")};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "CREATE TRIGGER refuse BEFORE UPDATE ON run WHEN NEW.status = 'Succeeded' BEGIN SELECT RAISE(ABORT, 'no room'); END";
            command.ExecuteNonQuery();
        }

        (int code, string output, string error) = await _program.RunInStoreAsync();

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Matches("report +executed", output);
        Assert.Matches("(?m)^Run .* of numbers failed after ", output);
        Assert.Matches("(?m)^error: run [^ ]*: The end of run .* cannot be written to the store for good: .*no room", error);
        JsonElement run = JsonDocument.Parse((await _program.RunInStoreAsync("--json")).Output).RootElement;
        Assert.Contains("no room", run.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(["make-number reused", "double-number reused", "report reused"], States(run));
    }

    [Fact]
    public async Task Fresh_from_and_to_choose_what_runs()
    {
        await _program.RunInStoreAsync();

        Assert.Equal(
            ["make-number reused", "double-number executed", "report reused"],
            States(JsonDocument.Parse((await _program.RunInStoreAsync("run", "numbers", "--fresh", "double-number", "--json")).Output).RootElement));
        Assert.Equal(
            ["make-number reused", "double-number reused", "report skipped"],
            States(JsonDocument.Parse((await _program.RunInStoreAsync("run", "--to", "double-number", "--json")).Output).RootElement));
        Assert.Equal(
            ["make-number skipped", "double-number skipped", "report executed"],
            States(JsonDocument.Parse((await _program.RunInStoreAsync("run", "--from", "report", "--fresh", "report", "--json")).Output).RootElement));
    }

    [Fact]
    public async Task Steps_that_were_left_out_stand_in_the_table_alone()
    {
        (_, string output, string error) = await _program.RunInStoreAsync("run", "--to", "make-number");

        Assert.Matches("report +skipped", output);
        Assert.DoesNotContain("skipped", error, StringComparison.Ordinal);
        Assert.Contains("make-number: executed", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plain_output_is_lines_and_tables()
    {
        (_, string output, string error) = await _program.RunInStoreAsync("run", "--start", "4", "--parallel", "1");

        Snapshot.Match($"{Stable(output)}=== standard error\n{Stable(error)}");
    }

    [Fact]
    public async Task A_failed_step_exits_1_with_the_users_stack_and_the_log()
    {
        _program.Plans[0] = Numbers.Create("numbers", static _ => throw new InvalidOperationException("out of luck"));

        (int code, string output, string error) = await _program.RunInStoreAsync("run", "--json");

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("step 'report' failed", error, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException: out of luck", error, StringComparison.Ordinal);
        Assert.Contains("at Millrace.Tests.Commands.RunTests", error, StringComparison.Ordinal);
        Assert.DoesNotContain("at Millrace.Runtime", error, StringComparison.Ordinal);
        JsonElement run = JsonDocument.Parse(output).RootElement;
        Assert.Equal("failed", run.GetProperty("status").GetString());
        Assert.Equal(["make-number executed", "double-number executed", "report failed"], States(run));
    }

    [Fact]
    public async Task An_expected_error_shows_its_message_without_a_stack()
    {
        _program.Plans[0] = Numbers.Create("numbers", static _ => throw new MillraceException("trips.csv, line 3: column fare is \"x\"."));

        (int code, string output, string error) = await _program.RunInStoreAsync();

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("trips.csv, line 3: column fare is \"x\".", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Contains("step debug report --run", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_gate_exits_3()
    {
        _program.Plans[0] = Numbers.Create("numbers", static _ => throw new GateClosedException("the number is too small"));

        (int code, string output, string error) = await _program.RunInStoreAsync("--json");

        Assert.Equal(ExitCodes.Blocked, code);
        Assert.Contains("Held by report: the number is too small", error, StringComparison.Ordinal);
        Assert.Contains(
            "Next:  improve the data or the model, or move a threshold with --set: double-number.repeat-count, make-number.value",
            error,
            StringComparison.Ordinal);
        Assert.Equal("blocked", JsonDocument.Parse(output).RootElement.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Cancellation_exits_130_and_says_what_was_kept()
    {
        using TestProgram program = new() { OnStart = static interruption => s_interrupt = interruption.Request };
        program.Plans[0] = Numbers.Create("numbers", static async call =>
        {
            s_interrupt();
            await Task.Delay(Timeout.Infinite, call.Cancellation);
        });

        (int code, string output, string error) = await program.RunInStoreAsync();

        Assert.True(code == ExitCodes.Cancelled, error);
        Assert.Contains("Kept:  make-number, double-number; the next run reuses them.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_run_in_JSON_is_still_one_object()
    {
        using TestProgram program = new() { OnStart = static interruption => s_interruptJson = interruption.Request };
        program.Plans[0] = Numbers.Create("numbers", static async call =>
        {
            s_interruptJson();
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
        });

        (int code, string output, _) = await program.RunInStoreAsync("--json");

        Assert.Equal(ExitCodes.Cancelled, code);
        Assert.Equal(["make-number executed", "double-number executed", "report cancelled"], States(JsonDocument.Parse(output).RootElement));
    }

    [Fact]
    public async Task Log_messages_never_reach_standard_output()
    {
        _program.Plans[0] = Numbers.Create("numbers", static call =>
        {
            Microsoft.Extensions.Logging.LoggerExtensions.LogWarning(call.Logger<RunTests>(), "mind the gap");
            Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(call.Logger<RunTests>(), "all is well");
            call.Output(0, new Number(1));
            return ValueTask.CompletedTask;
        });

        (_, string output, string error) = await _program.RunInStoreAsync();
        Assert.Contains("warning: Millrace.Tests.Commands.RunTests: mind the gap", error, StringComparison.Ordinal);
        Assert.DoesNotContain("all is well", error, StringComparison.Ordinal);
        Assert.DoesNotContain("mind the gap", output, StringComparison.Ordinal);

        (_, _, error) = await _program.RunInStoreAsync("--verbose");
        Assert.Contains("info: Millrace.Tests.Commands.RunTests: all is well", error, StringComparison.Ordinal);
    }

    private static Action s_interrupt = static () => { };
    private static Action s_interruptJson = static () => { };

    private static IEnumerable<string> States(JsonElement run) =>
        run.GetProperty("steps").EnumerateArray().Select(static step => $"{step.GetProperty("name").GetString()} {step.GetProperty("state").GetString()}");

    private string Stable(string text) => Durations().Replace(
        RunIds().Replace(
            text.Replace(_program.Store, "STORE", StringComparison.Ordinal).Replace(ProgramName.OfProcess, "PROGRAM", StringComparison.Ordinal), "Run ID"),
        "0.00 s");

    [GeneratedRegex(@"\d+\.\d+ s")]
    private static partial Regex Durations();

    [GeneratedRegex("Run [0-9a-z-]+")]
    private static partial Regex RunIds();
}
