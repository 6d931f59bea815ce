using System.Data.Common;
using System.Globalization;

namespace Millrace.Data;

/// <summary>A connection, and how commands are made for it.</summary>
/// <param name="connection">The connection; the session closes it.</param>
/// <param name="dialect">What its database speaks.</param>
/// <param name="commandTimeout">Seconds that a command may take; null for what the provider or the connection string says.</param>
internal sealed class SqlSession(DbConnection connection, SqlDialect dialect, int? commandTimeout) : IAsyncDisposable, IDisposable
{
    /// <summary>The connection.</summary>
    public DbConnection Connection => connection;

    /// <summary>What its database speaks.</summary>
    public SqlDialect Dialect => dialect;

    /// <summary>What an exception of a provider's says, with the remedy where time ran out.</summary>
    public static string Describe(Exception error) => error is TimeoutException || error.InnerException is TimeoutException
        ? $"{error.Message.TrimEnd('.')}: it took longer than it may. Set the parameter 'command-timeout' to more seconds, or to 0 for as long as it takes."
        : error.Message;

    /// <summary>Makes a command.</summary>
    /// <param name="statement">What it does.</param>
    /// <param name="transaction">The transaction in which it does it.</param>
    public DbCommand Command(string statement, DbTransaction? transaction = null)
    {
        DbCommand command = connection.CreateCommand();
        command.CommandText = statement;
        command.Transaction = transaction;
        if (commandTimeout is { } seconds)
            command.CommandTimeout = seconds;
        return command;
    }

    /// <summary>Gives a parameter to a command.</summary>
    public static void Add(DbCommand command, string name, object value)
    {
        DbParameter parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    /// <summary>The one number that a statement yields.</summary>
    public static long Number(DbCommand command) => Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
