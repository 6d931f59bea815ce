using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Millrace.Data.Tests.Sql;

/// <summary>An empty SQLite and, where there is one, an empty PostgreSQL.</summary>
public abstract class SqlTestsBase : IDisposable
{
    // Far longer than anything takes that is waited for, and far shorter than queries sleep.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private readonly PostgresServer _server;

    protected SqlTestsBase(PostgresServer server)
    {
        _server = server;
        Databases = new SqlDatabases().With("lite", SqliteFactory.Instance, Lite);
        if (PostgresServer.Absent is null)
            Databases = Databases.With("post", NpgsqlFactory.Instance, server.ConnectionString);
    }

    public static TheoryData<string> Names => PostgresServer.Absent is null ? ["lite", "post"] : ["lite"];

    private protected TempFolder Folder { get; } = new();

    protected SqlDatabases Databases { get; set; }

    protected string Lite => $"Data Source={Folder.File("data.db")};Pooling=False";

    /// <inheritdoc/>
    public void Dispose()
    {
        if (PostgresServer.Absent is null)
            Execute("post", "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task<WrittenRows> WriteAsync<T>(string database, string table, params T[] rows)
        where T : struct, ISchema<T> =>
        await new WriteSql<T>(Databases) { Database = database, Table = table }.RunAsync(Dataset.Of(rows), new TestStep(Folder), default);

    private protected async Task<T[]> ReadAsync<T>(string database, string query, params string[] arguments)
        where T : struct, ISchema<T>
    {
        Dataset<T> rows = await new ReadSql<T>(Databases) { Database = database, Query = query, Arguments = arguments }.RunAsync(new TestStep(Folder), default);
        return await rows.ToArrayAsync();
    }

    private protected async Task<string> FailAsync<T>(string database, string query)
        where T : struct, ISchema<T> => (await Assert.ThrowsAsync<DataException>(() => ReadAsync<T>(database, query))).Message;

    /// <summary>Waits until so many queries sleep in PostgreSQL, and no longer than a work that ends before.</summary>
    /// <param name="count">How many.</param>
    /// <param name="work">The work; null where nothing else ends the waiting.</param>
    private protected async Task WaitForSleepersAsync(long count, Task? work = null)
    {
        using var limit = new CancellationTokenSource(s_limit);
        while (work?.IsCompleted != true && Sleepers() != count)
        {
            Assert.False(limit.IsCancellationRequested, $"After {s_limit.TotalSeconds} s {Sleepers()} queries sleep in PostgreSQL, not {count}.");
            await Task.Delay(10);
        }

        long Sleepers() => Convert.ToInt64(Execute("post", "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"), CultureInfo.InvariantCulture);
    }

    protected object? Execute(string database, string statement)
    {
        using DbConnection connection = database == "lite" ? new SqliteConnection(Lite) : new NpgsqlConnection(_server.ConnectionString);
        connection.Open();
        using DbCommand command = connection.CreateCommand();
        command.CommandText = statement;
        return command.ExecuteScalar();
    }
}
