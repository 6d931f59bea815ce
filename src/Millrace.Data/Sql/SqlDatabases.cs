using System.Collections.Immutable;
using System.Data.Common;

namespace Millrace.Data;

/// <summary>
/// The databases that steps read from and write to, by name, through any ADO.NET provider. A service of the program:
/// <c>builder.Services.AddSingleton(new SqlDatabases().With("shop", NpgsqlFactory.Instance, connectionString))</c>. Immutable.
/// </summary>
/// <remarks>
/// Of a connection string, keys and errors hold nothing whose name speaks of a secret: passwords, tokens, keys of any kind, certificates. The account is part
/// of keys only where no database is named, for it chooses one then.
/// </remarks>
public sealed class SqlDatabases : IContentKeyed
{
    private readonly ImmutableSortedDictionary<string, Entry> _databases;

    /// <summary>Starts without any.</summary>
    public SqlDatabases()
        : this(ImmutableSortedDictionary.Create<string, Entry>(StringComparer.Ordinal))
    {
    }

    private SqlDatabases(ImmutableSortedDictionary<string, Entry> databases) => _databases = databases;

    /// <summary>What results depend on: names, providers, and what of connection strings tells which data there is.</summary>
    public string ContentKey => string.Join('\n', _databases.Select(static each =>
        $"{each.Key}: {each.Value.Factory.GetType().FullName}: {each.Value.Text.Key}"));

    /// <summary>The same databases and one more.</summary>
    /// <param name="name">Its name, by which steps know it.</param>
    /// <param name="provider">The provider's factory: <c>SqliteFactory.Instance</c>, <c>NpgsqlFactory.Instance</c>.</param>
    /// <param name="connectionString">How the provider finds it.</param>
    /// <exception cref="ArgumentException">There is one of that name already.</exception>
    public SqlDatabases With(string name, DbProviderFactory provider, string connectionString)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(connectionString);
        if (_databases.ContainsKey(name))
            throw new ArgumentException($"There is a database '{name}' already.", nameof(name));
        return new SqlDatabases(_databases.Add(name, new Entry(provider, connectionString, new SqlConnectionText(connectionString))));
    }

    /// <summary>Opens a connection.</summary>
    /// <param name="name">The database's name.</param>
    /// <param name="commandTimeout">Seconds that a command may take; null for what the provider or the connection string says.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="ParameterException">There is no database of that name.</exception>
    /// <exception cref="DataException">It cannot be reached.</exception>
    internal async ValueTask<SqlSession> OpenAsync(string name, int? commandTimeout, CancellationToken cancellation)
    {
        SqlSession session = Create(name, commandTimeout);
        try
        {
            await session.Connection.OpenAsync(cancellation).ConfigureAwait(false);
            return session;
        }
        catch (Exception error) when (error is DbException or InvalidOperationException or ArgumentException or IOException or TimeoutException)
        {
            await session.DisposeAsync().ConfigureAwait(false);
            string message = _databases[name].Text.Hide(error.Message);

            // Whoever logs the exception logs the one within.
            throw message == error.Message && error.InnerException is null
                ? new DataException($"The database '{name}' cannot be opened: {message}", error)
                : new DataException($"The database '{name}' cannot be opened: {message}{Within(name, error.InnerException)}");
        }
    }

    /// <summary>A connection that is not open yet.</summary>
    /// <exception cref="ParameterException">There is no database of that name, or its connection string is none.</exception>
    internal SqlSession Create(string name, int? commandTimeout)
    {
        if (!_databases.TryGetValue(name, out Entry? entry))
        {
            string known = _databases.Count == 0 ? "there is none" : NearestName.Describe(name, [.. _databases.Keys]);
            throw new ParameterException(
                "database", $"There is no database '{name}'; {known}. Add it to the program's services: new SqlDatabases().With(\"{name}\", PROVIDER, CONNECTION).");
        }

        try
        {
            DbConnection connection = entry.Factory.CreateConnection() ?? throw new ArgumentException("the provider makes no connections");
            connection.ConnectionString = entry.ConnectionString;
            return new SqlSession(connection, SqlDialect.Of(entry.Factory, connection), commandTimeout);
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw new ParameterException("database", $"The connection string of the database '{name}' is wrong: {entry.Text.Hide(error.Message)}");
        }
    }

    private string Within(string name, Exception? error) => error is null ? "" : $" ({_databases[name].Text.Hide(error.Message)})";

    // No record: those show all that they hold.
    private sealed class Entry(DbProviderFactory factory, string connectionString, SqlConnectionText text)
    {
        public DbProviderFactory Factory => factory;

        public string ConnectionString => connectionString;

        public SqlConnectionText Text => text;
    }
}
