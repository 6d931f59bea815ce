using CsCheck;
using DuckDB.NET.Data;
using Millrace.Data.Tests.Files;

namespace Millrace.Data.Tests.JsonLines;

/// <summary>What is written, and that it is read back as it was.</summary>
public sealed class JsonLinesWritingTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Values_of_every_type_come_back() => await AnyRows.Many.SampleAsync(
        async rows =>
        {
            string path = _folder.File($"{Guid.NewGuid():N}.jsonl");
            await JsonLinesFile.WriteAsync(Dataset.Of(rows), path);
            Assert.Equal(rows, await JsonRows.ReadAsync<Everything>(path, new JsonLinesOptions { Parallelism = 1 + (rows.Length % 3) }));
        },
        iter: 60);

    [Fact]
    public async Task Lists_of_every_type_come_back() => await AnyLists.Many.SampleAsync(
        async rows =>
        {
            string path = _folder.File($"{Guid.NewGuid():N}.jsonl");
            await JsonLinesFile.WriteAsync(Dataset.Of(rows), path);
            AnyLists.Equal(rows, await JsonRows.ReadAsync<Lists>(path));
        },
        iter: 20);

    [Fact]
    public async Task An_object_a_line_has_all_columns()
    {
        string path = _folder.File("data.jsonl");
        await JsonLinesFile.WriteAsync(
            Dataset.Of(
                new Exact { Small = 1, Double = double.NaN, Text = "a\"b\\\n\u0001é🎉", Day = new DateOnly(2026, 1, 31), List = [1, 2], Bytes = [1] },
                new Exact { Decimal = -0.50m, Flag = true, Double = double.NegativeInfinity, Wide = Int128.MaxValue, List = [] }),
            path);
        Assert.Equal(
            """
            {"small":1,"long":null,"wide":null,"decimal":null,"double":"NaN","flag":null,"text":"a\"b\\\n\u0001é🎉","day":"2026-01-31","list":[1,2],"bytes":"AQ=="}
            {"small":null,"long":null,"wide":170141183460469231731687303715884105727,"decimal":-0.50,"double":"-Infinity","flag":true,"text":null,"day":null,"list":[],"bytes":null}

            """,
            await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task Rows_flow_over_batches_and_buffers()
    {
        Fare[] rows = [.. Enumerable.Range(0, RowSource.BatchRows + 1000)
            .Select(static i => new Fare { Value = i, Company = i % 9000 == 0 ? new string('"', 70_000 + i) : i % 3 == 0 ? null : $"{i % 50},\n" })];
        string path = _folder.File("data.jsonl");
        await JsonLinesFile.WriteAsync(Dataset.Of(rows), path);
        byte[] once = await File.ReadAllBytesAsync(path);
        Assert.Equal(rows, await JsonRows.ReadAsync<Fare>(path));
        await JsonLinesFile.WriteAsync(Dataset.Of(rows), path);
        Assert.Equal(once, await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task A_value_without_a_text_is_named_and_leaves_the_old_file()
    {
        string path = _folder.Write("data.jsonl", "old");
        Paint[] rows = [new Paint { X = Colour.Blue }, new Paint { X = (Colour)7 }];
        DataException error = await Assert.ThrowsAsync<DataException>(() => JsonLinesFile.WriteAsync(Dataset.Of(rows), path));
        Assert.Equal("Row 2, column \"x\": 7 is not a member of Colour: only members have a text form.", error.Message);
        Assert.Equal("old", await File.ReadAllTextAsync(path));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Who_cancels_keeps_the_old_file()
    {
        string path = _folder.Write("data.jsonl", "old");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => JsonLinesFile.WriteAsync(Dataset.Of(new Fare { Value = 1 }), path, new CancellationToken(canceled: true)));
        Assert.Equal("old", await File.ReadAllTextAsync(path));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task DuckDB_reads_the_same_rows_of_what_is_written_and_of_its_own()
    {
        string ours = _folder.File("ours.jsonl");
        string theirs = _folder.File("theirs.jsonl");
        string parquet = _folder.File("rows.parquet");
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $$"""
            CREATE TABLE rows AS SELECT i AS id, CASE WHEN i % 7 = 0 THEN NULL ELSE {'lat': i / 3.0, 'inner': {'level': i * 1000003} } END AS place,
                CASE WHEN i % 5 = 0 THEN NULL ELSE ['a"' || i, NULL, 'é'] END AS tags FROM range(20000) t(i);
            COPY rows TO '{{theirs}}' (FORMAT json);
            """;
        await command.ExecuteNonQueryAsync();
        Dataset<Place> read = Dataset.Of(await JsonRows.ReadAsync<Place>(theirs));
        await ParquetFile.WriteAsync(read, parquet);
        await JsonLinesFile.WriteAsync(read, ours);
        string expected = "SELECT id::INTEGER, CAST(to_json(place) AS VARCHAR), place.lat, place.inner.level::BIGINT, tags FROM rows";
        string[] files =
        [
            $"SELECT * FROM read_parquet('{parquet}')",
            $"SELECT * FROM read_json('{ours}', format = 'newline_delimited', columns = {{'id': 'INTEGER', 'place': 'VARCHAR', 'place.lat': 'DOUBLE', "
                + "'place.inner.level': 'BIGINT', 'tags': 'VARCHAR[]'})",
        ];
        foreach (string file in files)
        {
            command.CommandText = $"SELECT count(*) FROM (({file}) EXCEPT ALL ({expected}))";
            Assert.Equal(0L, await command.ExecuteScalarAsync());
            command.CommandText = $"SELECT count(*) FROM (({expected}) EXCEPT ALL ({file}))";
            Assert.Equal(0L, await command.ExecuteScalarAsync());
        }
    }
}
