using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Data.Tests.Files;

using LogicalType = ParquetSharp.LogicalType;
using PhysicalType = ParquetSharp.PhysicalType;

/// <summary>Pages, row groups and batches need not end together.</summary>
public sealed class BatchBoundaryTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(64, false)]
    [InlineData(1 << 26, false)]
    [InlineData(1 << 26, true)]
    public void Pages_of_any_size_are_read_in_batches_of_any_size(int pageBytes, bool hasDictionary)
    {
        int rows = pageBytes == 1 ? 700 : pageBytes == 64 ? 5000 : 140_000;
        long?[] maybe = [.. Enumerable.Range(0, rows).Select(static i => i % 7 == 3 ? (long?)null : i % 1000)];
        long[] present = [.. maybe.Select(static value => value ?? -1)];
        string nullable = Foreign.Write(_folder.File("nullable.parquet"), LogicalType.None(), PhysicalType.Int64, maybe, hasDictionary, pageBytes);
        string required = Foreign.Write(_folder.File("required.parquet"), LogicalType.None(), PhysicalType.Int64, present, hasDictionary, pageBytes);
        foreach (int batchRows in (int[])[1, 63, 64, 65, 4096, RowSource.BatchRows])
        {
            if (rows / batchRows > 10_000)
                continue;
            Assert.Equal(maybe, Numbers(nullable, isNullable: true, batchRows));
            Assert.Equal(present.Select(static value => (long?)value), Numbers(required, isNullable: false, batchRows));
            Assert.Equal(present.Select(static value => (long?)value), Numbers(required, isNullable: true, batchRows));
        }
    }

    [Theory]
    [InlineData(200_000, ParquetPageVersion.V1)]
    [InlineData(200_000, ParquetPageVersion.V2)]
    [InlineData(65_537, ParquetPageVersion.V1)]
    [InlineData(65_535, ParquetPageVersion.V2)]
    public async Task Row_groups_of_any_size_are_read(int groupRows, ParquetPageVersion version)
    {
        Run[] rows = [.. Edges.Runs(200_000)];
        string path = _folder.File("runs.parquet");
        await ParquetFile.WriteAsync(Dataset.Of(rows), path, new ParquetWriteOptions { RowGroupRows = groupRows, PageVersion = version });
        int next = 0;
        await foreach (Batch<Run> batch in ParquetFile.ReadAsync<Run>(path))
        {
            Assert.InRange(batch.Count, 1, RowSource.BatchRows);
            for (int i = 0; i < batch.Count; i++)
                AssertSame(rows[next++], batch[i]);
        }

        Assert.Equal(rows.Length, next);
    }

    [Fact]
    public async Task Many_tiny_row_groups_are_read()
    {
        Run[] rows = [.. Edges.Runs(800)];
        string path = _folder.File("tiny.parquet");
        await ParquetFile.WriteAsync(Dataset.Of(rows), path, new ParquetWriteOptions { RowGroupRows = 1, Compression = ParquetCompression.None });
        int next = 0;
        await foreach (Batch<Run> batch in ParquetFile.ReadAsync<Run>(path))
        {
            for (int i = 0; i < batch.Count; i++)
                AssertSame(rows[next++], batch[i]);
        }

        Assert.Equal(rows.Length, next);
    }

    [Theory]
    [InlineData(ParquetColumnEncoding.Plain)]
    [InlineData(ParquetColumnEncoding.DeltaLengthByteArray)]
    public async Task Batches_of_large_texts_have_fewer_rows(ParquetColumnEncoding encoding)
    {
        const int Bytes = 1 << 20;
        const int Rows = 100;
        string path = _folder.File("large.parquet");
        var options = new ParquetWriteOptions
        {
            Compression = ParquetCompression.Snappy,
            Encodings = ImmutableDictionary<string, ParquetColumnEncoding>.Empty.Add("word", encoding),
        };
        IEnumerable<Word> words = Enumerable.Range(0, Rows).Select(static i => new Word { Text = new string((char)('!' + (i % 90)), Bytes) });
        await ParquetFile.WriteAsync(Dataset.Of(words), path, options);
        int next = 0;
        await foreach (Batch<Word> batch in ParquetFile.ReadAsync<Word>(path))
        {
            Assert.InRange(batch.Count, 1, 64);
            for (int i = 0; i < batch.Count; i++)
                Assert.Equal(new string((char)('!' + (next++ % 90)), Bytes), batch[i].Text);
        }

        Assert.Equal(Rows, next);
    }

    [Fact]
    public void Columns_are_found_by_name_in_any_order_among_many()
    {
        const int Count = 3000;
        string path = _folder.File("wide.parquet");
        using (var batch = new LooseBatch(new SchemaInfo("Wide", [.. Enumerable.Range(0, Count).Select(static i => Number($"c{i}"))])))
        {
            for (int row = 0; row < 20; row++)
            {
                for (int i = 0; i < Count; i++)
                    Assert.True(batch.Columns[i].TryAppendText(string.Create(CultureInfo.InvariantCulture, $"{(i * 100) + row}")));
            }

            Write(path, batch);
        }

        using var wanted = new LooseBatch(new SchemaInfo("Few", [Number("c2999"), Number("c0"), Number("c1500")]));
        using ParquetFileReader reader = ParquetFileReader.Open(path, wanted);
        Assert.True(reader.Read(wanted, 100, default));
        Assert.Equal(20, wanted.Count);
        for (int row = 0; row < 20; row++)
        {
            Assert.Equal(
                [299_900 + row, row, 150_000 + row],
                wanted.Columns.Select(column => int.Parse(column.FormatText(row)!, CultureInfo.InvariantCulture)));
        }

        Assert.False(reader.Read(wanted, 100, default));
    }

    [Fact]
    public void A_name_that_several_columns_have_is_refused_where_it_is_read()
    {
        string path = _folder.File("twins.parquet");
        using (var batch = new LooseBatch(new SchemaInfo("Twins", [Number("x"), Number("y"), Number("x")])))
        {
            foreach (Column column in batch.Columns)
                Assert.True(column.TryAppendText("5"));
            Write(path, batch);
        }

        Assert.Equal($"{path}, column \"x\": the file has several columns of this name.", LooseFile.Refusal(path, LooseFile.Column(ColumnType.Int32)).Message);
        using var other = new LooseBatch(new SchemaInfo("Other", [Number("y")]));
        using ParquetFileReader reader = ParquetFileReader.Open(path, other);
        Assert.True(reader.Read(other, 1, default));
        Assert.Equal("5", other.Columns[0].FormatText(0));
    }

    public void Dispose() => _folder.Dispose();

    private static ColumnInfo Number(string name) => new(name, name, ColumnType.Int32, IsNullable: false);

    private static void Write(string path, Batch batch)
    {
        using FileStream stream = File.Create(path);
        using var writer = new ParquetFileWriter(batch, ParquetWriteOptions.Default);
        writer.Start(stream);
        writer.Write(batch, default);
        writer.Complete();
    }

    private static List<long?> Numbers(string path, bool isNullable, int batchRows)
    {
        using var batch = new LooseBatch(new SchemaInfo("Loose", [LooseFile.Column(ColumnType.Int64, isNullable)]));
        using ParquetFileReader reader = ParquetFileReader.Open(path, batch);
        var column = (ValueColumn<long>)batch.Columns[0];
        List<long?> numbers = [];
        while (reader.Read(batch, batchRows, default))
        {
            Assert.InRange(batch.Count, 1, batchRows);
            for (int i = 0; i < batch.Count; i++)
                numbers.Add(column.GetNullable(i));
        }

        return numbers;
    }

    private static void AssertSame(Run expected, Run actual)
    {
        if (expected.Items is not null && actual.Items is not null && expected.Items.AsSpan().SequenceEqual(actual.Items))
            actual = actual with { Items = expected.Items };
        if (expected != actual)
            Assert.Fail($"{actual} instead of {expected}");
    }
}
