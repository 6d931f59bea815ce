using DuckDB.NET.Data;
using Millrace.Data.Tests.Components;
using Millrace.Data.Tests.Parquet.Nested;
using Millrace.Quality;

namespace Millrace.Data.Tests.Files;

/// <summary>Times of nanoseconds are refused where they are no whole microsecond, with row and value, unless the reader asks for them to be cut.</summary>
public sealed class FinerTimeTests : IDisposable
{
    private const string Fine = "SELECT TIMESTAMP_NS '2026-01-31 12:00:00.000001' AS at, [TIMESTAMP_NS '1960-01-01 00:00:00.000002'] AS times";
    private const string Finer = $"{Fine} UNION ALL SELECT TIMESTAMP_NS '2026-01-31 12:00:00.000001999', NULL";
    private const string FinerInList = $"{Fine} UNION ALL SELECT TIMESTAMP_NS '2026-01-31 12:00:00', [TIMESTAMP_NS '1969-12-31 23:59:59.999999001']";
    private static readonly ParquetReadOptions s_cut = new() { TruncateTimes = true };

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Whole_microseconds_are_read()
    {
        Moment moment = Assert.Single(await ReadAsync(Write(Fine), null));
        Assert.Equal(new DateTime(2026, 1, 31, 12, 0, 0).AddMicroseconds(1), moment.At);
        Assert.Equal([new DateTime(1960, 1, 1).AddMicroseconds(2)], moment.Times!);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_finer_time_is_refused_with_its_row_at_any_number_of_threads(int threads)
    {
        string file = Write(Finer);
        ParquetException error = await Assert.ThrowsAsync<ParquetException>(() => ReadAsync(file, new ParquetReadOptions { Parallelism = threads }));
        Assert.Equal(
            $"{file}, row 2, column \"at\": \"1769860800000001999 nanoseconds from 1970\" is finer than a microsecond; read with TruncateTimes, such times are cut.",
            error.Message);
        Assert.Equal(2, error.Row);
    }

    [Fact]
    public async Task So_is_one_within_a_list()
    {
        string file = Write(FinerInList);
        ParquetException error = await Assert.ThrowsAsync<ParquetException>(() => ReadAsync(file, null));
        Assert.Equal(
            $"{file}, row 2, column \"times\": \"-999 nanoseconds from 1970\" is finer than a microsecond; read with TruncateTimes, such times are cut.",
            error.Message);
    }

    [Fact]
    public async Task Who_asks_for_it_gets_times_cut_towards_the_past()
    {
        Moment[] moments = await ReadAsync(Write(Finer), s_cut);
        Assert.Equal(moments[0].At, moments[1].At);
        moments = await ReadAsync(Write(FinerInList), s_cut);
        Assert.Equal([DateTime.UnixEpoch.AddMicroseconds(-1)], moments[1].Times!);
    }

    [Fact]
    public async Task A_filter_keeps_cut_times_by_what_they_are_cut_to()
    {
        string file = Write(Finer);
        DateTime cut = new DateTime(2026, 1, 31, 12, 0, 0).AddMicroseconds(1);
        Assert.Equal(2, await CountAsync(file, Moment.Columns.At <= cut, s_cut));
        Assert.Equal(0, await CountAsync(file, Moment.Columns.At > cut, s_cut));
    }

    [Fact]
    public async Task A_filter_spares_no_row_group_by_bounds_that_were_cut()
    {
        string file = Write(Finer);
        DateTime cut = new DateTime(2026, 1, 31, 12, 0, 0).AddMicroseconds(1);
        foreach (Filter<Moment> filter in (Filter<Moment>[])[Moment.Columns.At > cut, Moment.Columns.At != cut, Moment.Columns.At <= cut])
        {
            ParquetException error = await Assert.ThrowsAsync<ParquetException>(() => CountAsync(file, filter, ParquetReadOptions.Default));
            Assert.Equal(2, error.Row);
        }

        Assert.Equal(0, await CountAsync(Write(Fine), Moment.Columns.At > cut, ParquetReadOptions.Default));
    }

    [Fact]
    public void A_column_that_is_not_nullable_is_refused_as_well()
    {
        string file = _folder.File("required.parquet");
        Foreign.Write(file, ParquetSharp.LogicalType.Timestamp(false, ParquetSharp.TimeUnit.Nanos), ParquetSharp.PhysicalType.Int64, [1000L, 2000, 2001]);
        ParquetException error = LooseFile.Refusal(file, LooseFile.Column(ColumnType.DateTime, isNullable: false));
        Assert.Equal(
            $"{file}, row 3, column \"x\": \"2001 nanoseconds from 1970\" is finer than a microsecond; read with TruncateTimes, such times are cut.", error.Message);
        Assert.Equal(
            ["1970-01-01T00:00:00.000001", "1970-01-01T00:00:00.000002", "1970-01-01T00:00:00.000002"],
            LooseFile.Read(file, LooseFile.Column(ColumnType.DateTime, isNullable: false), truncatesTimes: true));
    }

    [Fact]
    public async Task Files_of_a_span_are_read_with_the_same_choice()
    {
        File.Move(Write(Finer), _folder.File("2026-01-31.parquet"));
        var step = new TestStep(_folder);
        SourceSpan span = await new FindSpans { Files = _folder.File("{yyyy}-{mm}-{dd}.parquet") }.Run(step, default).OpenAsync(0, default);
        await Assert.ThrowsAsync<ParquetException>(() => new ReadParquetSpan<Moment>().RunAsync(span, step, default));
        Dataset<Moment> rows = await new ReadParquetSpan<Moment> { TruncateTimes = true }.RunAsync(span, step, default);
        Assert.Equal(2, (await rows.ToArrayAsync()).Length);
    }

    [Fact]
    public async Task Within_json_a_time_of_day_is_refused_or_cut_as_in_a_column()
    {
        string file = _folder.File("nested.parquet");
        NestedTime.Write(file, 3_600_000_000_999);
        ParquetException error = await Assert.ThrowsAsync<ParquetException>(() => ReadDeepAsync(file, null));
        Assert.Equal(
            $"{file}, row 1, column \"deep.at\": \"3600000000999 nanoseconds from midnight\" is finer than a microsecond; "
            + "read with TruncateTimes, such times are cut.",
            error.Message);
        Assert.Equal("{\"at\":\"01:00:00\"}", await ReadDeepAsync(file, s_cut));
    }

    [Fact]
    public async Task The_component_has_the_same_choice()
    {
        string file = Write(Finer);
        await Assert.ThrowsAsync<ParquetException>(() => new ReadParquet<Moment> { Path = file }.RunAsync(new TestStep(_folder), CancellationToken.None));
        Dataset<Moment> rows = await new ReadParquet<Moment> { Path = file, TruncateTimes = true }.RunAsync(new TestStep(_folder), CancellationToken.None);
        Moment[] moments = await rows.ToArrayAsync();
        Assert.Equal(moments[0].At, moments[1].At);
    }

    [Fact]
    public async Task An_inferred_schema_says_how_the_file_is_read()
    {
        string source = await SchemaInference.InferAsync(Write(Finer));
        const string Note = "    // With times in nanoseconds; where one is no whole microsecond, read with TruncateTimes, or the file is refused.\n";
        Assert.Contains($"{Note}    [Column(\"at\")] public DateTime At {{ get; init; }}\n", source, StringComparison.Ordinal);
        Assert.Contains($"{Note}    [Column(\"times\")] public DateTime", source, StringComparison.Ordinal);
        NestedTime.Write(_folder.File("nested.parquet"), 1);
        Assert.Contains(
            "    // A structure as JSON, with times in nanoseconds; where one is no whole microsecond, read with TruncateTimes, or the file is refused.\n",
            await SchemaInference.InferAsync(_folder.File("nested.parquet")),
            StringComparison.Ordinal);
        source = await SchemaInference.InferAsync(Write("SELECT {'at': TIMESTAMP_NS '2026-01-31 12:00:00.000000001'} AS deep"));
        Assert.Contains("    // A structure as JSON.\n", source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01-31 12:00:00.000001999", "2026-01-31T12:00:00.000001999")]
    [InlineData("2026-01-31 12:00:00.00000001", "2026-01-31T12:00:00.00000001")]
    [InlineData("1678-01-01 00:00:00.000000001", "1678-01-01T00:00:00.000000001")]
    [InlineData("1969-12-31 23:59:59.999999001", "1969-12-31T23:59:59.999999001")]
    [InlineData("2262-04-11 23:47:16.854775806", "2262-04-11T23:47:16.854775806")]
    public async Task Json_has_all_digits(string time, string expected)
    {
        string file = Write($"SELECT {{'at': TIMESTAMP_NS '{time}'}} AS deep");
        Assert.Equal($"{{\"at\":\"{expected}\"}}", await ReadDeepAsync(file, null));
        Assert.Equal($"{{\"at\":\"{expected}\"}}", await ReadDeepAsync(file, s_cut));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<Moment[]> ReadAsync(string file, ParquetReadOptions? options)
    {
        List<Moment> moments = [];
        await foreach (Batch<Moment> batch in ParquetFile.ReadAsync<Moment>(file, options))
            moments.AddRange(Enumerable.Range(0, batch.Count).Select(i => batch[i]));
        return [.. moments];
    }

    private static async Task<string?> ReadDeepAsync(string file, ParquetReadOptions? options)
    {
        List<string?> values = [];
        await foreach (Batch<DeepRow> batch in ParquetFile.ReadAsync<DeepRow>(file, options))
            values.AddRange(Enumerable.Range(0, batch.Count).Select(i => batch[i].Deep));
        return Assert.Single(values);
    }

    private static async Task<int> CountAsync(string file, Filter<Moment> filter, ParquetReadOptions options)
    {
        int count = 0;
        await foreach (Batch<Moment> batch in ParquetFile.ReadAsync(file, filter, options))
            count += batch.Count;
        return count;
    }

    private string Write(string query)
    {
        string file = _folder.File("times.parquet");
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"COPY ({query}) TO '{file}' (FORMAT parquet)";
        command.ExecuteNonQuery();
        return file;
    }
}
