using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Millrace.Runtime.Tests;

/// <summary>A store in a temporary folder, a runner over it, and short ways to use both.</summary>
internal sealed class TestStore : IDisposable, IServiceProvider
{
    private static readonly Dictionary<string, string> s_none = [];

    public TestStore(string? folder = null, TimeProvider? time = null)
    {
        Folder = folder ?? Path.Combine(Path.GetTempPath(), "millrace-" + Guid.NewGuid().ToString("N"));
        OwnsFolder = folder is null;
        StoreFolder = Path.Combine(Folder, "store");
        Directory.CreateDirectory(Folder);
        Time = time ?? TimeProvider.System;
        Store = Store.Open(StoreFolder, Time);
    }

    public TimeProvider Time { get; }

    public string Folder { get; }

    public string StoreFolder { get; }

    public Store Store { get; private set; }

    public string Code { get; set; } = "code 1";

    public ILoggerFactory Loggers { get; set; } = NullLoggerFactory.Instance;

    private bool OwnsFolder { get; }

    public PipelineRunner Runner => new(Store, this, Loggers, Time, new FixedCode(Code));

    public static BoundPlan Bind(PipelinePlan plan, params (string Name, string Text)[] overrides) =>
        PlanBinder.Bind(plan, s_none, overrides.ToDictionary(static pair => pair.Name, static pair => pair.Text));

    public Task<RunResult> RunAsync(PipelinePlan plan, params (string Name, string Text)[] overrides) => RunAsync(plan, new RunOptions(), overrides);

    public Task<RunResult> RunAsync(PipelinePlan plan, RunOptions options, params (string Name, string Text)[] overrides) =>
        Runner.RunAsync(Bind(plan, overrides), options, IRunObserver.None, CancellationToken.None);

    public async Task<string> ReadAsync(string reference) =>
        ((Text)await Store.LoadAsync(Store.Metadata.ResolveArtifact(reference), ArtifactType.Of<Text>(), this, CancellationToken.None)).Value;

    /// <summary>Changes the store's metadata behind its back.</summary>
    public void Change(string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(StoreFolder, "metadata.db")};Pooling=False");
        connection.Open();
        using Microsoft.Data.Sqlite.SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>What a query of the store's metadata yields in its first column, $p0 and so on being the values.</summary>
    public List<string> Rows(string sql, params string[] values)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(StoreFolder, "metadata.db")};Pooling=False");
        connection.Open();
        using Microsoft.Data.Sqlite.SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue(FormattableString.Invariant($"$p{i}"), values[i]);
        using Microsoft.Data.Sqlite.SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.GetString(0));
        return rows;
    }

    /// <summary>Closes the store and opens it again, as the next program would.</summary>
    public void Reopen()
    {
        Store.Dispose();
        Store = Store.Open(StoreFolder, Time);
    }

    public object? GetService(Type serviceType) => null;

    public void Dispose()
    {
        Store.Dispose();
        if (OwnsFolder)
            Directory.Delete(Folder, recursive: true);
    }
}
