using System.Text.Json;
using Millrace.Tests.Support;

namespace Millrace.Tests.Commands;

public sealed class RecordedPlanTests : IDisposable
{
    private readonly TestProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task The_plan_of_a_run_is_shown()
    {
        await _program.RunInStoreAsync("run");

        (int code, string output, string error) = await _program.RunInStoreAsync("runs", "plan");
        Assert.Equal((ExitCodes.Success, ""), (code, error));
        Assert.Matches(@"^Version 1 of the plan of numbers, which run \S+ followed\nDigest [0-9a-f]{12}\n", output);
        Assert.Matches(@"\nstart +3\n", output);
        Assert.Matches(@"\ndouble-number +\S+ +number from make-number/output", output);
        Assert.Matches(@"\nmake-number\.value +Start\n", output);

        using JsonDocument json = JsonDocument.Parse((await _program.RunInStoreAsync("runs", "plan", "last", "--json")).Output);
        JsonElement root = json.RootElement;
        Assert.Equal((1, "numbers", 1), (root.GetProperty("schemaVersion").GetInt32(), root.GetProperty("pipeline").GetString(), root.GetProperty("version").GetInt32()));
        Assert.Equal("make-number", root.GetProperty("plan").GetProperty("steps")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_run_without_a_plan_says_why()
    {
        await _program.RunInStoreAsync("run");
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(_program.Store, "metadata.db")};Pooling=False"))
        {
            connection.Open();
            using Microsoft.Data.Sqlite.SqliteCommand command = connection.CreateCommand();
            command.CommandText = "DELETE FROM run_origin";
            command.ExecuteNonQuery();
        }

        (int code, _, string error) = await _program.RunInStoreAsync("runs", "plan");
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Matches(@"No plan of run \S+ is recorded: an earlier version of Millrace recorded the run", error);
        (code, _, error) = await _program.RunInStoreAsync("runs", "plan", "2020");
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("There is no run '2020' in the store", error, StringComparison.Ordinal);
    }
}
