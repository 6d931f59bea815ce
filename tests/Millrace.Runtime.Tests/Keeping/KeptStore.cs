using Microsoft.Data.Sqlite;

namespace Millrace.Runtime.Tests.Keeping;

/// <summary>A store whose runs are each of a program of their own, and short ways to look after it.</summary>
internal sealed class KeptStore : IDisposable
{
    public KeptStore() => Models = new Models(Test.Folder);

    public TestStore Test { get; } = new();

    public Models Models { get; }

    public string Metadata => Path.Combine(Test.StoreFolder, "metadata.db");

    public async Task<RunResult> RunAsync(PipelinePlan plan, params (string Name, string Text)[] overrides)
    {
        using var program = new TestStore(Test.Folder);
        return await program.RunAsync(plan, overrides);
    }

    public Task<RunDeletion> DeleteAsync(string run, bool isForced = false, bool isDryRun = false) => DeleteAsync([run], isForced, isDryRun);

    public Task<RunDeletion> DeleteAsync(string[] runs, bool isForced = false, bool isDryRun = false)
    {
        Age();
        return Test.Store.DeleteRunsAsync(runs, isForced, Models.Types, Test, isDryRun, CancellationToken.None);
    }

    public Task<StoreCollection> CollectAsync(StoreRetention retention)
    {
        Age();
        return Test.Store.CollectAsync(retention, Models.Types, Test, isDryRun: false, CancellationToken.None);
    }

    public string[] Runs() => [.. Test.Store.Metadata.ListRuns().Select(static run => run.RunId)];

    public string[] Logs() => [.. Directory.GetDirectories(Path.Combine(Test.StoreFolder, "logs")).Select(static path => Path.GetFileName(path))];

    public int Contents() => Directory.GetDirectories(Path.Combine(Test.StoreFolder, "objects")).Sum(static each => Directory.GetDirectories(each).Length);

    /// <summary>Closes the store, so that what was made before it is opened again is older than its user.</summary>
    public void Age()
    {
        Test.Store.Dispose();
        Thread.Sleep(30);
        Test.Reopen();
    }

    public async Task AssertSoundAsync()
    {
        Assert.Empty((await Test.Store.VerifyAsync(null, CancellationToken.None)).Problems);
        Assert.Equal(0, Number("SELECT count(*) FROM pragma_foreign_key_check"));
        Assert.Equal("ok", Test.Rows("PRAGMA integrity_check").Single());
    }

    public long Number(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Metadata};Pooling=false;Foreign Keys=false");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    public void Dispose() => Test.Dispose();
}
