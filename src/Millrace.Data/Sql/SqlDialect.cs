using System.Data;
using System.Data.Common;

namespace Millrace.Data;

/// <summary>What databases differ in.</summary>
internal sealed class SqlDialect
{
    private const string PostgresLocks = "1296651346";

    private static readonly DateOnly s_postgresEpoch = new(2000, 1, 1);

    private readonly string _product;
    private readonly string _open = "\"";
    private readonly string _close = "\"";

    private SqlDialect(string product, DbProviderFactory factory)
    {
        _product = product;
        if (KnowsTypes)
            return;
        try
        {
            using DbCommandBuilder? builder = factory.CreateCommandBuilder();
            if (builder is { QuotePrefix.Length: > 0, QuoteSuffix.Length: > 0 })
                (_open, _close) = (builder.QuotePrefix, builder.QuoteSuffix);
        }
        catch (Exception error) when (error is SystemException or DbException)
        {
            // A provider without such builders, or with half of one: the quotes of the standard stay.
        }
    }

    /// <summary>Whether the names of its types are known, so that tables can be made.</summary>
    public bool KnowsTypes => IsPostgres || IsSqlite;

    /// <summary>Whether statements may be prepared: other providers want to know how long each text can be.</summary>
    public bool Prepares => KnowsTypes;

    /// <summary>
    /// How rows are written so that two programs that write the same ones do so one after the other. SQLite lets one write at a time, PostgreSQL has locks for
    /// that, behind which what the other wrote must be seen; elsewhere it is as the provider has it, and nobody here sees to it.
    /// </summary>
    public IsolationLevel Isolation =>
        IsPostgres ? IsolationLevel.ReadCommitted : IsSqlite ? IsolationLevel.Serializable : IsolationLevel.Unspecified;

    private bool IsPostgres => _product == "NpgsqlConnection";

    private bool IsSqlite => _product == "SqliteConnection";

    /// <summary>Finds what is known of a provider, by its connection's class or one that this is made of.</summary>
    public static SqlDialect Of(DbProviderFactory factory, DbConnection connection)
    {
        Type type = connection.GetType();
        while (type.BaseType is { } parent && parent != typeof(DbConnection))
            type = parent;
        return new SqlDialect(type.Name, factory);
    }

    /// <summary>A name as it stands, point and all, in quotes; the case of its letters counts.</summary>
    public string Quote(string name) => $"{_open}{name.Replace(_close, _close + _close, StringComparison.Ordinal)}{_close}";

    /// <summary>The name of a table.</summary>
    public string Quote(SqlName table) => string.Join('.', table.Parts.Select(Quote));

    /// <summary>
    /// What waits, in a transaction, until nobody else writes the rows of a batch into a table, or, for all rows, any that go through here. Others may read
    /// and write meanwhile.
    /// </summary>
    /// <param name="table">The table's name, in quotes.</param>
    /// <param name="isAll">Whether all rows are meant; else those of <c>@batch</c>.</param>
    /// <returns>The statement; null where a transaction alone does it.</returns>
    public string? Lock(string table, bool isAll)
    {
        if (!IsPostgres)
            return null;

        // The number tells our locks from those of others; where two meet all the same, one waits.
        string id = $"'{table.Replace("'", "''", StringComparison.Ordinal)}'::regclass::oid::int";
        return isAll
            ? $"SELECT pg_advisory_xact_lock({PostgresLocks}, {id})"
            : $"SELECT pg_advisory_xact_lock_shared({PostgresLocks}, {id}), pg_advisory_xact_lock({id}, hashtext(@batch))";
    }

    /// <summary>What a provider is given for a value, so that what the database holds is the value and nothing else.</summary>
    /// <exception cref="DataException">The database has no such value.</exception>
    public object Written(object value) => value switch
    {
        double.NaN or float.NaN when IsSqlite =>
            throw new DataException("SQLite has no NaN and makes NULL of it. Map the rows to a column that may be missing, or filter such rows out."),

        string text when IsPostgres && text.Contains('\0', StringComparison.Ordinal) =>
            throw new DataException("PostgreSQL has no texts with a character zero. Take it out of the text, or write the column as bytes."),

        // Npgsql makes infinity of the ends of .NET's calendar, unless it is given the number that PostgreSQL keeps.
        DateOnly day when IsPostgres && (day == DateOnly.MinValue || day == DateOnly.MaxValue) => day.DayNumber - s_postgresEpoch.DayNumber,
        DateTime instant when IsPostgres && (instant.Ticks == 0 || instant.Ticks == DateTime.MaxValue.Ticks) =>
            (instant.Ticks - s_postgresEpoch.ToDateTime(TimeOnly.MinValue).Ticks) / TimeSpan.TicksPerMicrosecond,
        _ => value,
    };

    /// <summary>What it calls a type of the standard's.</summary>
    public string TypeOf(string type) => type switch
    {
        // SQLite makes a double of each text in a column of numbers, and loses digits by it.
        "numeric" when IsSqlite => "text",
        "binary" => IsPostgres ? "bytea" : "blob",
        _ => type,
    };
}
