using System.Reflection;
using DuckDB.NET.Data;

namespace Millrace.Data.Tests.Files;

/// <summary>Reads with DuckDB.</summary>
internal sealed class DuckReader : IDisposable
{
    private static readonly MethodInfo s_list = typeof(DuckReader).GetMethod(nameof(ListOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public DuckReader()
    {
        _connection.Open();
        Number("SELECT 1");
    }

    /// <summary>Reads the columns that it can; in the place of another there is null.</summary>
    public List<string>?[] Read(string path, SchemaInfo schema, Func<ColumnInfo, bool> canRead)
    {
        string names = string.Join(", ", schema.Columns.Select(column => canRead(column) ? Expression(column) : "NULL"));
        List<string>?[] columns = [.. schema.Columns.Select(column => canRead(column) ? new List<string>() : null)];
        foreach (DuckDBDataReader reader in Rows($"SELECT {names} FROM read_parquet('{path}')"))
        {
            for (int i = 0; i < columns.Length; i++)
                columns[i]?.Add(Shown.Of(Value(reader, i, schema.Columns[i]), schema.Columns[i]));
        }

        return columns;
    }

    /// <summary>The statistics of each row group and column.</summary>
    public Dictionary<(long Group, long Column), DuckStatistics> Statistics(string path)
    {
        const string Names = "row_group_id, column_id, min_is_exact, max_is_exact, stats_min_value, stats_max_value, stats_null_count";
        return Rows($"SELECT {Names} FROM parquet_metadata('{path}')").ToDictionary(
            static row => (row.GetInt64(0), row.GetInt64(1)),
            static row => new DuckStatistics(
                row.GetValue(2) as bool?, row.GetValue(3) as bool?, row.GetValue(4) as string, row.GetValue(5) as string, row.GetValue(6) as long?));
    }

    public long Number(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    public IEnumerable<DuckDBDataReader> Rows(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        using DuckDBDataReader reader = command.ExecuteReader();
        while (reader.Read())
            yield return reader;
    }

    public void Dispose() => _connection.Dispose();

    // Bytes come as streams of native memory, so they are asked for as texts.
    private static string Expression(ColumnInfo column) => (column.Type, column.Item?.Type) switch
    {
        (ColumnType.Binary, _) => $"hex(\"{column.Name}\")",
        (_, ColumnType.Binary) => $"list_transform(\"{column.Name}\", lambda x: hex(x))",
        _ => $"\"{column.Name}\"",
    };

    private static object? Value(DuckDBDataReader reader, int ordinal, ColumnInfo column)
    {
        if (reader.IsDBNull(ordinal))
            return null;
        return column.Type == ColumnType.List
            ? s_list.MakeGenericMethod(TypeOf(column.Item!.Type)).Invoke(null, [reader, ordinal])
            : reader.GetValue(ordinal);
    }

    private static List<T> ListOf<T>(DuckDBDataReader reader, int ordinal) => reader.GetFieldValue<List<T>>(ordinal);

    private static Type TypeOf(ColumnType type) => type switch
    {
        ColumnType.Boolean => typeof(bool?),
        ColumnType.SByte => typeof(sbyte?),
        ColumnType.Byte => typeof(byte?),
        ColumnType.Int16 => typeof(short?),
        ColumnType.UInt16 => typeof(ushort?),
        ColumnType.Int32 => typeof(int?),
        ColumnType.UInt32 => typeof(uint?),
        ColumnType.Int64 => typeof(long?),
        ColumnType.UInt64 => typeof(ulong?),
        ColumnType.Half or ColumnType.Single => typeof(float?),
        ColumnType.Double => typeof(double?),
        ColumnType.DateTime => typeof(DateTime?),
        ColumnType.Date => typeof(DateOnly?),
        ColumnType.Time => typeof(TimeOnly?),
        ColumnType.Guid => typeof(Guid?),
        _ => typeof(string),
    };
}
