using System.Globalization;
using DuckDB.NET.Data;

namespace Millrace.Benchmarks.Data;

/// <summary>DuckDB in this process, on so many threads.</summary>
internal sealed class DuckDatabase : IDisposable
{
    private const string CsvColumns =
        "{'id': 'BIGINT', 'amount': 'DOUBLE', 'score': 'FLOAT', 'station': 'VARCHAR', 'rate': 'DOUBLE', 'taken_at': 'TIMESTAMP'}";

    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public DuckDatabase(int threads)
    {
        _connection.Open();
        Execute($"SET threads = {threads.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>Sums in the engine: no value reaches C#.</summary>
    public ReadingSums SumParquet(IEnumerable<string> files) => Sum($"read_parquet({List(files)})");

    /// <summary>Sums in the engine, of columns whose types are given and not guessed.</summary>
    public ReadingSums SumCsv(IEnumerable<string> files) => Sum(Csv(files, CsvColumns));

    /// <summary>Sums two columns of the rows that a filter keeps, in the engine.</summary>
    public RateSums SumRates(IEnumerable<string> files, string filter)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = $"SELECT count(*), sum(id)::BIGINT, sum(rate) FROM read_parquet({List(files)}) WHERE {filter}";
        using DuckDBDataReader reader = command.ExecuteReader();
        reader.Read();
        return new RateSums(reader.GetInt64(0), reader.GetInt64(1), reader.GetDouble(2));
    }

    /// <summary>Reads values into C#, a row at a time, as the library's readers do.</summary>
    public ReadingSums ReadParquet(IEnumerable<string> files)
    {
        var (rows, id, amount, score, length, rate, rates, takenAt) = (0L, 0L, 0.0, 0.0, 0L, 0.0, 0L, 0L);
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = $"SELECT id, amount, score, station, rate, taken_at FROM read_parquet({List(files)})";
        command.UseStreamingMode = true;
        using DuckDBDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows++;
            id += reader.GetInt64(0);
            amount += reader.GetDouble(1);
            score += reader.GetFloat(2);
            length += reader.GetString(3).Length;
            if (!reader.IsDBNull(4))
            {
                rate += reader.GetDouble(4);
                rates++;
            }

            takenAt += (reader.GetDateTime(5).Ticks - Readings.Start.Ticks) / TimeSpan.TicksPerMicrosecond;
        }

        return new ReadingSums(rows, id, amount, score, length, rate, rates, takenAt);
    }

    /// <summary>Loads the table into the engine's memory.</summary>
    public void Load(IEnumerable<string> parquet) => Execute($"CREATE TABLE readings AS SELECT * FROM read_parquet({List(parquet)})");

    public void WriteParquet(string file, Codec codec) =>
        Execute($"COPY readings TO '{file}' (FORMAT parquet, COMPRESSION {(codec == Codec.Snappy ? "snappy" : "zstd, COMPRESSION_LEVEL 1")})");

    public void WriteCsv(string file) => Execute($"COPY readings TO '{file}' (FORMAT csv, HEADER)");

    public void CsvToParquet(string csv, string columns, string file) => Execute(
        $"COPY (SELECT * FROM {Csv([csv], columns)}) TO '{file}' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)");

    public void JsonLinesToParquet(string lines, string columns, string file) => Execute(
        $"COPY (SELECT * FROM read_json('{lines}', format = 'newline_delimited', columns = {columns})) "
            + $"TO '{file}' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)");

    public void ReadingsToParquet(string csv, string file) => CsvToParquet(csv, CsvColumns, file);

    /// <summary>Rows that only one of two lists of Parquet files has.</summary>
    public long Difference(string one, string other) => Number($"""
        SELECT count(*) FROM (
            (SELECT * FROM read_parquet({one}) EXCEPT ALL SELECT * FROM read_parquet({other}))
            UNION ALL
            (SELECT * FROM read_parquet({other}) EXCEPT ALL SELECT * FROM read_parquet({one})))
        """);

    public void Execute(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The one number that a query yields.</summary>
    public long Number(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public void Dispose() => _connection.Dispose();

    private ReadingSums Sum(string table)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = $"""
            SELECT count(*), sum(id)::BIGINT, sum(amount), sum(score), sum(strlen(station))::BIGINT, sum(rate), count(rate),
                   sum(epoch_us(taken_at) - epoch_us(TIMESTAMP '2026-01-01'))::BIGINT
            FROM {table}
            """;
        using DuckDBDataReader reader = command.ExecuteReader();
        reader.Read();
        return new ReadingSums(
            reader.GetInt64(0), reader.GetInt64(1), reader.GetDouble(2), reader.GetDouble(3), reader.GetInt64(4), reader.GetDouble(5), reader.GetInt64(6), reader.GetInt64(7));
    }

    private static string Csv(IEnumerable<string> files, string columns) =>
        $"read_csv({List(files)}, columns = {columns}, auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"')";

    private static string List(IEnumerable<string> files) => $"[{string.Join(", ", files.Select(static file => $"'{file}'"))}]";
}
