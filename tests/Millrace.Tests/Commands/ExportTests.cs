using System.Text.Json;
using Microsoft.Data.Sqlite;
using Millrace.Tests.Support;

namespace Millrace.Tests.Commands;

public sealed class ExportTests : IDisposable
{
    private readonly TestProgram _program = new();
    private readonly TempFolder _folder = new();

    private string Target => _folder.File("mlmd.db");

    public void Dispose()
    {
        _program.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Runs_become_a_file_of_ML_Metadata()
    {
        await _program.RunInStoreAsync("--start", "1");
        await _program.RunInStoreAsync("--start", "2");

        (int code, string output, string error) = await _program.RunInStoreAsync("export", "mlmd", Target);

        Assert.True(code == ExitCodes.Success, error);
        Assert.Matches(@"^2 runs in .*mlmd\.db \(.*\): 6 executions, \d+ artifacts, \d+ events\.\n$", output);
        Assert.Equal((2L, 6L, 10L), (Count("Context c JOIN Type t ON t.id = c.type_id WHERE t.name = 'pipeline_run'"), Count("Execution"), Version()));
        Assert.Equal(2, Count("ExecutionProperty WHERE name = 'metric.nothing' AND string_value = 'NaN'"));
        Assert.Equal(2, Count("ExecutionProperty WHERE name = 'parameter.repeat-count' AND int_value = 1"));
    }

    [Fact]
    public async Task Machines_get_a_document()
    {
        await _program.RunInStoreAsync();
        await _program.RunInStoreAsync();

        (int code, string output, string error) = await _program.RunInStoreAsync("export", "mlmd", Target, "--run", "last", "--json");

        Assert.True(code == ExitCodes.Success, error);
        JsonElement json = JsonDocument.Parse(output).RootElement;
        Assert.Equal(
            (1, _program.Store, Target, 1L, 3L, Count("Artifact"), Count("Event"), new FileInfo(Target).Length),
            (json.GetProperty("schemaVersion").GetInt32(), json.GetProperty("store").GetString(), json.GetProperty("file").GetString(),
                json.GetProperty("runs").GetInt64(), json.GetProperty("executions").GetInt64(), json.GetProperty("artifacts").GetInt64(),
                json.GetProperty("events").GetInt64(), json.GetProperty("bytes").GetInt64()));
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_on_request_only()
    {
        await _program.RunInStoreAsync();
        await File.WriteAllTextAsync(Target, "mine");

        (int refused, _, string error) = await _program.RunInStoreAsync("export", "mlmd", Target);
        Assert.Equal((ExitCodes.Failed, "mine"), (refused, await File.ReadAllTextAsync(Target)));
        Assert.Contains("Replace it with --force, or name another one.", error, StringComparison.Ordinal);

        Assert.Equal(ExitCodes.Success, (await _program.RunInStoreAsync("export", "mlmd", Target, "--force")).Code);
        Assert.Equal(10, Version());
    }

    [Fact]
    public async Task Runs_are_chosen()
    {
        await _program.RunInStoreAsync();

        Assert.Equal(ExitCodes.Success, (await _program.RunInStoreAsync("export", "mlmd", Target, "--pipeline", "numbers", "--since", "1h")).Code);
        (int code, _, string error) = await _program.RunInStoreAsync("export", "mlmd", Target, "--pipeline", "none", "--force");
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("holds no such runs: there is nothing to export.", error, StringComparison.Ordinal);
        Assert.Equal(3, Count("Execution"));
    }

    [Theory]
    [InlineData("--since soon", "'soon' is not a value for '--since'")]
    [InlineData("--run last --pipeline numbers", "'--run' names the runs: leave out '--pipeline' and '--since'.")]
    public async Task Wrong_usage_is_told(string arguments, string message)
    {
        await _program.RunInStoreAsync();

        (int code, _, string error) = await _program.RunInStoreAsync(["export", "mlmd", Target, .. arguments.Split(' ')]);

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public async Task Where_there_is_no_store_none_is_made()
    {
        (int code, _, string error) = await _program.RunInStoreAsync("export", "mlmd", Target);

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("There is no store in ", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_program.Store));
    }

    private long Version() => Number("SELECT schema_version FROM MLMDEnv");

    private long Count(string rows) => Number($"SELECT count(*) FROM {rows}");

    private long Number(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Target};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
