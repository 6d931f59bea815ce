using System.Globalization;
using DuckDB.NET.Data;
using Millrace.Quality;

namespace Millrace.Data.Tests.Parquet.Nested;

public sealed class NestedColumnTests : IDisposable
{
    private const string Rows = """
        SELECT 1 AS id, {'lat': 1.5::DOUBLE, 'tags': ['a', NULL, '"é"'], 'inner': {'level': 7::BIGINT}} AS place,
            MAP {'k': 1, 'n': NULL} AS named, MAP {1: {'at': DATE '2026-01-31', 'blob': 'ab'::BLOB}} AS numbered, [[1, NULL], [], NULL] AS deep,
            ['NaN'::DOUBLE, 2, NULL] AS flat
        UNION ALL SELECT 2, NULL, MAP {}, NULL, [], []
        UNION ALL SELECT 3, {'lat': NULL, 'tags': [], 'inner': NULL}, NULL, MAP {2: NULL}, NULL, NULL
        UNION ALL SELECT 4, {'lat': 2, 'tags': NULL, 'inner': {'level': NULL}}, MAP {'': 0}, MAP {}, [[2, 3], [4]], [0.5]
        """;

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Nested_columns_are_read_as_json()
    {
        NestedRow[] rows = await ReadAsync<NestedRow>(Write(Rows));
        Assert.Equal(
            [
                """{"lat":1.5,"tags":["a",null,"\"é\""],"inner":{"level":7}}""", null,
                """{"lat":null,"tags":[],"inner":null}""", """{"lat":2,"tags":null,"inner":{"level":null}}""",
            ],
            rows.Select(static row => row.Place));
        Assert.Equal(["""{"k":1,"n":null}""", "{}", null, """{"":0}"""], rows.Select(static row => row.Named));
        Assert.Equal(["""{"1":{"at":"2026-01-31","blob":"YWI="}}""", null, """{"2":null}""", "{}"], rows.Select(static row => row.Numbered));
        Assert.Equal(["[[1,null],[],null]", "[]", null, "[[2,3],[4]]"], rows.Select(static row => row.Deep));
        Assert.Equal(["""["NaN",2,null]""", "[]", null, "[0.5]"], rows.Select(static row => row.Flat));
    }

    [Fact]
    public async Task Fields_of_structures_are_read_by_their_names()
    {
        NestedRow[] rows = await ReadAsync<NestedRow>(Write(Rows));
        Assert.Equal([1.5, null, null, 2.0], rows.Select(static row => row.Latitude));
        Assert.Equal([7L, null, null, null], rows.Select(static row => row.Level));
        Assert.Equal(["""{"level":7}""", null, null, """{"level":null}"""], rows.Select(static row => row.Inner));
        Assert.Equal<string?[]?>([["a", null, "\"é\""], null, [], null], rows.Select(static row => row.Tags));
    }

    [Theory]
    [InlineData("true", "true")]
    [InlineData("'NaN'::FLOAT", "\"NaN\"")]
    [InlineData("'-inf'::DOUBLE", "\"-Infinity\"")]
    [InlineData("1e300::DOUBLE", "1E+300")]
    [InlineData("18446744073709551615::UBIGINT", "18446744073709551615")]
    [InlineData("-127::TINYINT", "-127")]
    [InlineData("-1.50::DECIMAL(4, 2)", "-1.50")]
    [InlineData("12345678901234567890.5::DECIMAL(30, 1)", "12345678901234567890.5")]
    [InlineData("DATE '1969-12-31'", "\"1969-12-31\"")]
    [InlineData("TIME '23:59:59.5'", "\"23:59:59.5\"")]
    [InlineData("'00112233-4455-6677-8899-aabbccddeeff'::UUID", "\"00112233-4455-6677-8899-aabbccddeeff\"")]
    [InlineData("'<é \"\n>'", "\"<é \\\"\\n>\"")]
    [InlineData("'\\x00\\xFF'::BLOB", "\"AP8=\"")]
    [InlineData("INTERVAL 1 DAY", "\"AAAAAAEAAAAAAAAA\"")]
    public async Task Values_within_are_written_as_json_has_them(string value, string expected)
    {
        DeepRow[] rows = await ReadAsync<DeepRow>(Write($"SELECT {{'x': {value}}} AS deep"));
        Assert.Equal($"{{\"x\":{expected}}}", rows[0].Deep);
    }

    [Fact]
    public async Task Rows_go_on_over_pages_batches_and_row_groups()
    {
        const int Count = 200_000;
        string file = Write(
            "SELECT CASE WHEN i % 5 = 0 THEN NULL ELSE [{'n': i, 'l': range(i % 4)}, NULL] END AS deep FROM range(200000) t(i)",
            "ROW_GROUP_SIZE 70000");
        int i = 0;
        await foreach (Batch<DeepRow> batch in ParquetFile.ReadAsync<DeepRow>(file))
        {
            foreach (DeepRow row in batch)
            {
                string list = string.Join(',', Enumerable.Range(0, i % 4));
                string? expected = i % 5 == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"[{{\"n\":{i},\"l\":[{list}]}},null]");
                if (expected != row.Deep)
                    Assert.Equal($"row {i}: {expected}", row.Deep);
                i++;
            }
        }

        Assert.Equal(Count, i);
    }

    [Fact]
    public async Task A_missing_value_has_no_place_in_a_column_that_is_not_nullable()
    {
        string file = Write(Rows);
        ParquetException error = await Assert.ThrowsAsync<ParquetException>(() => ReadAsync<StrictRow>(file));
        Assert.Equal($"{file}, row 2, column \"place\": the value is missing, but Place is not nullable.", error.Message);
    }

    [Fact]
    public async Task A_column_that_nothing_nested_fits_is_refused()
    {
        string file = Write("SELECT {'x': [{'y': 1}]} AS deep");
        ParquetException error = await Assert.ThrowsAsync<ParquetException>(() => ReadAsync<NumberRow>(file));
        Assert.Equal($"{file}, column \"deep\": the file has a structure, but NumberRow.Deep is int; as a string it is read as JSON.", error.Message);
        error = await Assert.ThrowsAsync<ParquetException>(() => ReadAsync<WithinListRow>(file));
        Assert.Equal($"{file}, column \"deep.x.list.element.y\": the file has int within a list, but WithinListRow.Y is int.", error.Message);
    }

    [Fact]
    public async Task A_value_that_does_not_fit_is_named_with_its_row()
    {
        const string Large = "1234567890123456789012345678901234567.8";
        string file = Write($"SELECT [{{'d': 1::DECIMAL(38, 1)}}] AS deep UNION ALL SELECT [NULL, {{'d': NULL}}, {{'d': {Large}}}]");
        ParquetException error = await Assert.ThrowsAsync<ParquetException>(() => ReadAsync<DeepRow>(file));
        Assert.StartsWith($"{file}, row 2, column \"deep.list.element.d\": \"{Large}\" is not", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9999-12-31 23:59:59.999999", "9999-12-31T23:59:59.999999")]
    [InlineData("10000-01-01 00:00:00", "+010000-01-01T00:00:00")]
    [InlineData("52953-10-12 13:14:15.123456", "+052953-10-12T13:14:15.123456")]
    [InlineData("0001-01-01 00:00:00", "0001-01-01T00:00:00")]
    [InlineData("0001-12-31 (BC) 23:59:59.5", "+000000-12-31T23:59:59.5")]
    [InlineData("0402-02-28 (BC) 00:00:00", "-000401-02-28T00:00:00")]
    public async Task Points_in_time_have_any_year(string time, string expected)
    {
        DeepRow[] rows = await ReadAsync<DeepRow>(Write($"SELECT [TIMESTAMP '{time}'] AS deep"));
        Assert.Equal($"[\"{expected}\"]", rows[0].Deep);
    }

    [Fact]
    public async Task An_inferred_schema_reads_nested_columns()
    {
        string file = Write(
            """
            SELECT 1 AS id, {'a': 1} AS structure, MAP {'k': 1} AS map, [[1]] AS deep, [1, 2] AS numbers, ['a', NULL] AS texts, ['a'::BLOB] AS blobs,
                [1::UTINYINT] AS bytes, 'a'::BLOB AS blob
            UNION ALL SELECT 2, {'a': 1}, NULL, [[1]], [], NULL, [], [], 'b'::BLOB
            """);
        string source = await SchemaInference.InferAsync(file);
        Assert.EndsWith(
            """
            public partial record struct Nested
            {
                [Column("id")] public int Id { get; init; }
                // A structure as JSON.
                [Column("structure")] public string Structure { get; init; }
                // A map as JSON.
                [Column("map")] public string? Map { get; init; }
                // A list as JSON.
                [Column("deep")] public string Deep { get; init; }
                [Column("numbers")] public int[] Numbers { get; init; }
                [Column("texts")] public string?[]? Texts { get; init; }
                [Column("blobs")] public byte[][] Blobs { get; init; }
                [Column("bytes")] public byte?[] Bytes { get; init; }
                [Column("blob")] public byte[] Blob { get; init; }
            }

            """,
            source,
            StringComparison.Ordinal);
        InferredRow[] rows = await ReadAsync<InferredRow>(file);
        Assert.Equal([null, """{"k":1}"""], rows.Select(static row => row.Map).Order());
        Assert.Equal<byte?[]>([[1], []], rows.Select(static row => row.Bytes));
        Assert.Equal<byte[]>(["a"u8.ToArray()], rows[0].Blobs);
    }

    public void Dispose() => _folder.Dispose();

    private string Write(string query, string options = "COMPRESSION snappy")
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"COPY ({query}) TO '{_folder.File("nested.parquet")}' (FORMAT parquet, {options})";
        command.ExecuteNonQuery();
        return _folder.File("nested.parquet");
    }

    private static async Task<T[]> ReadAsync<T>(string file)
        where T : struct, ISchema<T>
    {
        List<T> rows = [];
        await foreach (Batch<T> batch in ParquetFile.ReadAsync<T>(file))
        {
            foreach (T row in batch)
                rows.Add(row);
        }

        return [.. rows];
    }
}
