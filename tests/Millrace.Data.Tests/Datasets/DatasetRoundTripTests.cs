using CsCheck;

namespace Millrace.Data.Tests.Datasets;

public sealed class DatasetRoundTripTests
{
    [Fact]
    public async Task Parquet_gives_back_every_type_and_every_missing_value() =>
        await AnyRows.Many.SampleAsync(
            async rows =>
            {
                using var folder = new TempFolder();
                await WriteAsync(folder.Path, rows);
                Dataset<Everything> read = await Dataset.OpenAsync<Everything>(folder.Path);
                Assert.Equal(rows.Length, read.RowCount);
                Assert.Equal(rows, await read.ToArrayAsync());
            },
            iter: 60);

    [Fact]
    public async Task A_dataset_in_memory_gives_back_its_rows_each_time() =>
        await AnyRows.Many.SampleAsync(
            async rows =>
            {
                Dataset<Everything> dataset = Dataset.Of(rows);
                Assert.Equal(rows, await dataset.ToArrayAsync());
                Assert.Equal(rows, await dataset.ToArrayAsync());
            },
            iter: 30);

    [Fact]
    public async Task The_same_rows_give_the_same_bytes_however_they_are_added() =>
        await Gen.Select(AnyRows.Many, Gen.Int[1, 40]).SampleAsync(
            async (rows, step) =>
            {
                using var folder = new TempFolder();
                await WriteAsync(folder.Folder("rows"), rows);
                await using (var writer = new DatasetWriter<Everything>(folder.Folder("batches")))
                {
                    foreach (Everything[] chunk in rows.Chunk(step))
                    {
                        Batch<Everything> batch = BatchOf(chunk);
                        if (chunk.Length % 2 == 0)
                            await writer.AddAsync(batch);
                        else
                            await writer.AddAsync(batch, Enumerable.Range(0, chunk.Length).ToArray());
                    }

                    Assert.Equal(rows.Length, writer.RowCount);
                    await writer.CompleteAsync();
                }

                Assert.Equal(Bytes(folder.File("rows")), Bytes(folder.File("batches")));
            },
            iter: 20);

    [Fact]
    public async Task Rows_flow_over_row_groups_and_files()
    {
        using var folder = new TempFolder();
        const int Rows = (3 * RowSource.BatchRows) + 5;
        await using (var writer = new DatasetWriter<Everything>(folder.Path, shardRows: 2 * RowSource.BatchRows))
        {
            for (int i = 0; i < Rows; i++)
                await writer.AddAsync(new Everything { Int32Value = i, MaybeInt64 = i % 3 == 0 ? null : i, TextValue = (i % 50).ToString() });
            await writer.CompleteAsync();
        }

        Assert.Equal(["manifest.json", "part-00000.parquet", "part-00001.parquet"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order());
        Dataset<Everything> dataset = await Dataset.OpenAsync<Everything>(folder.Path);
        int next = 0;
        await foreach (Batch<Everything> batch in dataset.ReadAsync())
        {
            Assert.InRange(batch.Count, 1, RowSource.BatchRows);
            for (int i = 0; i < batch.Count; i++, next++)
            {
                Assert.Equal(next, ((ValueColumn<int>)batch.Columns[batch.Schema.IndexOf("int32")])[i]);
                Assert.Equal(next % 3 == 0 ? null : next, ((ValueColumn<long>)batch.Columns[batch.Schema.IndexOf("maybe int64")]).GetNullable(i));
                Assert.Equal((next % 50).ToString(), ((TextColumn)batch.Columns[batch.Schema.IndexOf("text")])[i]);
            }
        }

        Assert.Equal(Rows, next);
        Assert.Equal(Rows, dataset.RowCount);
    }

    [Fact]
    public async Task A_date_and_time_keeps_its_clock_and_loses_its_kind_and_what_is_below_the_microsecond()
    {
        using var folder = new TempFolder();
        var time = new DateTime(2026, 1, 31, 17, 45, 0).AddTicks(123_4567);
        await WriteAsync(folder.Path, [.. new[] { DateTimeKind.Local, DateTimeKind.Utc, DateTimeKind.Unspecified }
            .Select(kind => new Everything { DateTimeValue = DateTime.SpecifyKind(time, kind), TextValue = "" })]);
        Everything[] read = await (await Dataset.OpenAsync<Everything>(folder.Path)).ToArrayAsync();
        Assert.All(read, row =>
        {
            Assert.Equal(time.AddTicks(-7), row.DateTimeValue);
            Assert.Equal(DateTimeKind.Unspecified, row.DateTimeValue.Kind);
        });
    }

    [Fact]
    public async Task What_is_below_the_microsecond_is_cut_towards_the_past_on_both_sides_of_1970()
    {
        using var folder = new TempFolder();
        DateTime[] times = [new DateTime(1969, 12, 31, 23, 59, 59, 999).AddTicks(9999), DateTime.UnixEpoch.AddTicks(9), new DateTime(1, 1, 1).AddTicks(19)];
        await WriteAsync(folder.Path, times.Select(static time => new Everything { DateTimeValue = time, MaybeDateTime = time, TextValue = "" }));
        Everything[] read = await (await Dataset.OpenAsync<Everything>(folder.Path)).ToArrayAsync();
        Assert.Equal(times.Select(static time => time.AddTicks(-9)), read.Select(static row => row.DateTimeValue));
        Assert.Equal(times.Select(static time => time.AddTicks(-9)), read.Select(static row => row.MaybeDateTime!.Value));
    }

    internal static async Task<Dataset<Everything>> WriteAsync(string folder, IEnumerable<Everything> rows)
    {
        await using var writer = new DatasetWriter<Everything>(folder);
        foreach (Everything row in rows)
            await writer.AddAsync(row);
        return await writer.CompleteAsync();
    }

    private static Batch<Everything> BatchOf(IEnumerable<Everything> rows)
    {
        Batch<Everything> batch = Create<Everything>(0);
        foreach (Everything row in rows)
            batch.Add(in row);
        return batch;
    }

    private static Batch<T> Create<T>(int capacity)
        where T : struct, ISchema<T> => T.CreateBatch(capacity);

    private static Dictionary<string, string> Bytes(string folder) =>
        Directory.GetFiles(folder).ToDictionary(file => Path.GetFileName(file), file => Convert.ToHexString(File.ReadAllBytes(file)));
}
