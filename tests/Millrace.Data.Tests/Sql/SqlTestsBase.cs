using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Millrace.Data.Tests.Sql;

/// <summary>An empty SQLite and, where there is one, an empty PostgreSQL.</summary>
public abstract class SqlTestsBase : IDisposable
{
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

    protected object? Execute(string database, string statement)
    {
        using DbConnection connection = database == "lite" ? new SqliteConnection(Lite) : new NpgsqlConnection(_server.ConnectionString);
        connection.Open();
        using DbCommand command = connection.CreateCommand();
        command.CommandText = statement;
        return command.ExecuteScalar();
    }
}
