using System.Text.Json;
using Millrace.Tests.Support;

namespace Millrace.Tests.Commands;

public sealed class MetadataTests : IDisposable
{
    private readonly TestProgram _program = new();

    private string Backup => Path.Combine(Path.GetDirectoryName(_program.Store)!, "backup.db");

    private string Metadata => Path.Combine(_program.Store, "metadata.db");

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task A_backup_is_written_and_brought_back()
    {
        await _program.RunInStoreAsync();
        (int code, string output, string error) = await _program.RunInStoreAsync("metadata", "backup", Backup);
        Assert.True(code == ExitCodes.Success, error);
        Assert.Matches(@"^Wrote 1 run \(.*\) to .*backup\.db\. 'metadata restore .*backup\.db' brings them back\.\n$", output);
        (code, _, error) = await _program.RunInStoreAsync("metadata", "backup", Backup);
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("exists already. Name another file, or give --force to replace it.", error, StringComparison.Ordinal);
        JsonElement again = JsonDocument.Parse((await _program.RunInStoreAsync("metadata", "backup", Backup, "--force", "--json")).Output).RootElement;
        Assert.Equal((1, Backup), (again.GetProperty("runs").GetInt32(), again.GetProperty("file").GetString()));

        await File.WriteAllTextAsync(Metadata, new string('x', 5000));
        (code, _, error) = await _program.RunInStoreAsync("runs", "list");
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("Bring back a copy of the file ('metadata restore FILE')", error, StringComparison.Ordinal);
        (code, output, error) = await _program.RunInStoreAsync("metadata", "restore", Backup);
        Assert.True(code == ExitCodes.Success, error);
        Assert.Contains("knows 1 run again", output, StringComparison.Ordinal);
        Assert.Contains("all as they were stored.", (await _program.RunInStoreAsync("store", "verify")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_as_it_should_be_is_told_and_repaired()
    {
        await _program.RunInStoreAsync();
        Change("PRAGMA foreign_keys = OFF; INSERT INTO run_tag VALUES (77, 'team', 'risk')");

        (int code, string output, _) = await _program.RunInStoreAsync("store", "verify");
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("run_tag: 1 of its records speaks of a run that is gone.\nstore verify --repair repairs that.\n", output, StringComparison.Ordinal);
        (code, output, _) = await _program.RunInStoreAsync("store", "verify", "--repair", "--json");
        JsonElement json = JsonDocument.Parse(output).RootElement;
        Assert.Equal(ExitCodes.Success, code);
        Assert.True(json.GetProperty("isSound").GetBoolean());
        JsonElement finding = Assert.Single(json.GetProperty("findings").EnumerateArray());
        Assert.Equal(("dangling-record", true), (finding.GetProperty("kind").GetString(), finding.GetProperty("isRepaired").GetBoolean()));
        (code, output, _) = await _program.RunInStoreAsync("store", "verify", "--quick");
        Assert.Equal(ExitCodes.Success, code);
        Assert.EndsWith("all there, as long as they were.\n", output, StringComparison.Ordinal);
    }

    private void Change(string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Metadata};Pooling=False");
        connection.Open();
        using Microsoft.Data.Sqlite.SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
