using System.Collections.Immutable;
using System.Data.Common;

namespace Millrace.Data;

/// <summary>
/// The databases that steps read from and write to, by name, through any ADO.NET provider. A service of the program:
/// <c>builder.Services.AddSingleton(new SqlDatabases().With("shop", NpgsqlFactory.Instance, connectionString))</c>. Immutable.
/// </summary>
public sealed class SqlDatabases : IContentKeyed
{
    // What says who asks, not which data there is. Compared without spaces and case.
    private static readonly string[] s_unkeyed = ["password", "pwd", "userpassword", "accesstoken", "passfile", "sslpassword"];

    private readonly ImmutableSortedDictionary<string, Entry> _databases;

    /// <summary>Starts without any.</summary>
    public SqlDatabases()
        : this(ImmutableSortedDictionary.Create<string, Entry>(StringComparer.Ordinal))
    {
    }

    private SqlDatabases(ImmutableSortedDictionary<string, Entry> databases) => _databases = databases;

    /// <summary>What results depend on: names, providers and connection strings, without passwords.</summary>
    public string ContentKey => string.Join('\n', _databases.Select(static each => $"{each.Key}: {each.Value.Factory.GetType().FullName}: {Keyed(each.Value)}"));

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
        return new SqlDatabases(_databases.Add(name, new Entry(provider, connectionString)));
    }

    /// <summary>Opens a connection.</summary>
    /// <param name="name">The database's name.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="ParameterException">There is no database of that name.</exception>
    /// <exception cref="DataException">It cannot be reached.</exception>
    internal async ValueTask<DbConnection> OpenAsync(string name, CancellationToken cancellation)
    {
        DbConnection connection = Create(name);
        try
        {
            await connection.OpenAsync(cancellation).ConfigureAwait(false);
            return connection;
        }
        catch (Exception error) when (error is DbException or InvalidOperationException or ArgumentException or IOException)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw new DataException($"The database '{name}' cannot be opened: {error.Message}", error);
        }
    }

    /// <summary>A connection that is not open yet.</summary>
    /// <exception cref="ParameterException">There is no database of that name, or its connection string is none.</exception>
    internal DbConnection Create(string name)
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
            return connection;
        }
        catch (ArgumentException error)
        {
            throw new ParameterException("database", $"The connection string of the database '{name}' is wrong: {error.Message}");
        }
    }

    private static string Keyed(Entry entry)
    {
        var parts = new DbConnectionStringBuilder();
        try
        {
            parts.ConnectionString = entry.ConnectionString;
        }
        catch (ArgumentException)
        {
            // Whoever opens it is told; nothing is read from it until then.
            return "";
        }

        foreach (string key in parts.Keys.Cast<string>().ToArray())
        {
            if (s_unkeyed.Contains(key.Replace(" ", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase))
                parts.Remove(key);
        }

        return parts.ConnectionString;
    }

    private sealed record Entry(DbProviderFactory Factory, string ConnectionString);
}
