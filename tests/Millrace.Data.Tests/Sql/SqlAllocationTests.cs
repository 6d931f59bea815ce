using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace Millrace.Data.Tests.Sql;

/// <summary>What rows cost in memory on their way from and to a database, beside what the provider takes.</summary>
[Collection(AloneCollection.Name)]
public sealed class SqlAllocationTests : IDisposable
{
    private const int Few = 5_000;
    private const int Many = 35_000;

    // ADO.NET takes values as objects.
    private const int BytesPerObject = 24;
    private const int Columns = 5;
    private const int Times = 12;
    private const int Patience = 8;
    private const long MostReading = (Many - Few) * BytesPerObject / 2;
    private const int RowsPerStatement = 2000 / (Columns + 1);

    private readonly ITestOutputHelper _output;
    private readonly TempFolder _folder = new();
    private readonly string _connection;
    private readonly SqlDatabases _databases;

    public SqlAllocationTests(ITestOutputHelper output)
    {
        _output = output;
        _connection = $"Data Source={_folder.File("data.db")};Pooling=False";
        _databases = new SqlDatabases().With("lite", SqliteFactory.Instance, _connection);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rows_that_are_read_cost_nothing_and_rows_that_are_written_an_object_a_value()
    {
        Dataset<SqlPlainRow> few = Dataset.Of(Rows(Few)), many = Dataset.Of(Rows(Many));
        long written = await LeastAsync(() => WriteAsync(many, "many"), 3) - await LeastAsync(() => WriteAsync(few, "few"), 3);
        long plain = await LeastAsync(() => ReadPlainlyAsync("many")) - await LeastAsync(() => ReadPlainlyAsync("few"));
        long read = long.MaxValue;

        // On a busy machine the compiler takes its time.
        for (int i = 0; i < Patience && read > plain + MostReading; i++)
            read = await LeastAsync(() => ReadAsync("many")) - await LeastAsync(() => ReadAsync("few"));
        int statements = (Many - Few) / RowsPerStatement;
        double provider = (await LeastAsync(() => WriteSameAsync(statements + 10), 3) - await LeastAsync(() => WriteSameAsync(10), 3)) / (double)statements / RowsPerStatement;
        double perRow = written / (double)(Many - Few);
        _output.WriteLine(FormattableString.Invariant($"{(double)read / (Many - Few):F2} bytes a row read, {(double)plain / (Many - Few):F2} by the provider alone; "));
        _output.WriteLine(FormattableString.Invariant($"{perRow:F2} a row written, {provider:F2} by the provider alone"));
        Assert.InRange(read, long.MinValue, plain + MostReading);
        Assert.InRange(perRow, 0, provider + (Columns * BytesPerObject * 1.1));
    }

    private static SqlPlainRow[] Rows(int count) => [.. Enumerable.Range(0, count).Select(static i => new SqlPlainRow
    {
        Whole = i, Short = (short)i, Number = i / 3.0, Flag = i % 2 == 0, Maybe = i % 5 == 0 ? null : i,
    })];

    private async Task WriteAsync(Dataset<SqlPlainRow> rows, string table) =>
        await new WriteSql<SqlPlainRow>(_databases) { Database = "lite", Table = table, Mode = SqlWriteMode.Replace }.RunAsync(rows, new TestStep(_folder), default);

    /// <summary>Writes with the provider alone, the same objects again and again.</summary>
    private async Task WriteSameAsync(int statements)
    {
        await using var connection = new SqliteConnection(_connection);
        await connection.OpenAsync();
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync();
        await using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        object[] values = [1L, (short)1, 0.5, true, 1L, "test:run"];
        IEnumerable<string> rows = Enumerable.Range(0, RowsPerStatement).Select(row => $"({string.Join(", ", values.Select((_, i) => $"@p{(row * values.Length) + i}"))})");
        command.CommandText = $"INSERT INTO few VALUES {string.Join(", ", rows)}";
        for (int i = 0; i < RowsPerStatement * values.Length; i++)
            command.Parameters.AddWithValue($"@p{i}", values[i % values.Length]);
        for (int i = 0; i < statements; i++)
            await command.ExecuteNonQueryAsync();
        await transaction.RollbackAsync();
    }

    /// <summary>Reads with the provider alone.</summary>
    private async Task ReadPlainlyAsync(string table)
    {
        await using var connection = new SqliteConnection(_connection);
        await connection.OpenAsync();
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table}";
        await using SqliteDataReader reader = await command.ExecuteReaderAsync();
        double sum = 0;
        while (await reader.ReadAsync())
            sum += reader.GetInt64(0) + reader.GetInt64(1) + reader.GetDouble(2) + reader.GetInt64(3) + (reader.IsDBNull(4) ? 0 : reader.GetInt64(4));
        Assert.True(sum > 0);
    }

    private async Task ReadAsync(string table)
    {
        SqlSession session = await _databases.OpenAsync("lite", null, default);
        await using (session)
        {
            long sum = 0;
            await foreach (Batch<SqlPlainRow> batch in SqlRows.ReadAsync<SqlPlainRow>(session, "lite", $"SELECT * FROM {table}", [], default))
                sum += batch.Count;
            Assert.Equal(table == "many" ? Many : Few, sum);
        }
    }

    private static async Task<long> LeastAsync(Func<Task> run, int times = Times)
    {
        long least = long.MaxValue;
        // Until the compiler has done its best, numbers become objects on their way.
        for (int i = 0; i < times; i++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            await run();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }
}

/// <summary>Values that need no text.</summary>
[Schema]
public partial record struct SqlPlainRow
{
    [Column("whole")] public long Whole { get; init; }
    [Column("short")] public short Short { get; init; }
    [Column("number")] public double Number { get; init; }
    [Column("flag")] public bool Flag { get; init; }
    [Column("maybe")] public long? Maybe { get; init; }
}
