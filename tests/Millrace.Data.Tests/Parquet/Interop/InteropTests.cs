using System.Collections.Immutable;
using CsCheck;

namespace Millrace.Data.Tests.Files;

/// <summary>What we write is read back alike by ourselves, ParquetSharp, DuckDB and Parquet.Net, with the statistics that the rows have.</summary>
public sealed class InteropTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DuckReader _duck = new();
    private int _files;

    public static TheoryData<ParquetCompression, ParquetPageVersion> Kinds
    {
        get
        {
            var kinds = new TheoryData<ParquetCompression, ParquetPageVersion>();
            foreach (ParquetCompression compression in Enum.GetValues<ParquetCompression>())
            {
                foreach (ParquetPageVersion version in Enum.GetValues<ParquetPageVersion>())
                    kinds.Add(compression, version);
            }

            return kinds;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task Rows_of_every_type_are_read_back(ParquetCompression compression, ParquetPageVersion version) =>
        CheckEncodingsAsync(AnyRows.Many, Everything.Schema, compression, version);

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task Lists_of_every_type_are_read_back(ParquetCompression compression, ParquetPageVersion version) =>
        CheckEncodingsAsync(AnyLists.Many, Lists.Schema, compression, version);

    [Theory]
    [InlineData(ParquetPageVersion.V1)]
    [InlineData(ParquetPageVersion.V2)]
    public async Task Tables_at_the_edges_are_read_back(ParquetPageVersion version)
    {
        Everything[][] tables =
        [
            [],
            Edges.Extremes[..1],
            Edges.Extremes,
            [.. Edges.Extremes.Reverse()],
            [.. Enumerable.Repeat(default(Everything) with { TextValue = "" }, 70)],
            [.. Edges.Extremes.SelectMany(static row => Enumerable.Repeat(row, 700))],
            Edges.Floats(double.NaN),
            Edges.Floats(double.NaN, double.NaN, 1, double.NaN, -1),
            Edges.Floats(0.0, -0.0),
            Edges.Floats(-0.0),
            Edges.Floats(double.PositiveInfinity, double.NegativeInfinity, double.NaN),
            Edges.Floats(double.Epsilon, -double.Epsilon),
            Edges.Texts("b"),
            Edges.Texts("é", "z"),
            Edges.Texts("漢"),
            Edges.Texts("🎉"),
            Edges.Texts("\u007F"),
            Edges.Texts("\uFFFD", "\u007F"),
        ];
        for (int i = 0; i < tables.Length; i++)
        {
            ParquetColumnEncoding encoding = (i + (int)version) % 2 == 0 ? ParquetColumnEncoding.Automatic : ParquetColumnEncoding.DeltaLengthByteArray;
            await CheckAsync(tables[i], Options(Everything.Schema, i % 3 == 0 ? ParquetCompression.Zstd : ParquetCompression.None, version, encoding));
        }

        await CheckAsync(Edges.Lists, Options(Lists.Schema, ParquetCompression.Snappy, version, ParquetColumnEncoding.Automatic));
        await CheckAsync(Edges.Lists, Options(Lists.Schema, ParquetCompression.Snappy, version, ParquetColumnEncoding.Plain) with { RowGroupRows = 1 });
    }

    [Theory]
    [InlineData(ParquetPageVersion.V1, ParquetColumnEncoding.Automatic)]
    [InlineData(ParquetPageVersion.V2, ParquetColumnEncoding.Plain)]
    public async Task Many_rows_are_read_back_and_filters_find_theirs(ParquetPageVersion version, ParquetColumnEncoding encoding)
    {
        Run[] rows = [.. Edges.Runs()];
        string path = await CheckAsync(rows, Options(Run.Schema, ParquetCompression.Snappy, version, encoding));
        foreach (long id in (long[])[-1, 0, 1, 65_535, 65_536, 69_999, 70_000])
        {
            Assert.Equal(rows.Count(row => row.Id == id), Count(path, $"id = {id}"));
            Assert.Equal(rows.Count(row => row.Id > id), Count(path, $"id > {id}"));
            Assert.Equal(rows.Count(row => row.Score < id), Count(path, $"score < {id}"));
            Assert.Equal(rows.Count(row => row.Level == id), Count(path, $"level = {id}"));
        }

        foreach (string word in (string[])["", "calm", "word 5", "word 96", "wore", "z"])
        {
            Assert.Equal(rows.Count(row => row.Word == word), Count(path, $"word = '{word}'"));
            Assert.Equal(rows.Count(row => string.CompareOrdinal(row.Word, word) > 0), Count(path, $"word > '{word}'"));
        }

        Assert.Equal(rows.Count(static row => row.Word is null), Count(path, "word IS NULL"));
        Assert.Equal(rows.Count(static row => row.Score is double.NaN), Count(path, "isnan(score)"));
        Assert.Equal(rows.Count(static row => row.Flag == false), Count(path, "NOT flag"));
    }

    [Theory]
    [InlineData(ParquetPageVersion.V1, ParquetColumnEncoding.Plain)]
    [InlineData(ParquetPageVersion.V2, ParquetColumnEncoding.Automatic)]
    public async Task Chunks_of_several_pages_are_read_back(ParquetPageVersion version, ParquetColumnEncoding encoding)
    {
        Run[] rows = [.. Edges.LongRuns()];
        ParquetWriteOptions options = Options(Run.Schema, ParquetCompression.Snappy, version, encoding) with { RowGroupRows = 1 << 20 };
        string path = await CheckAsync(rows, options);
        FileMetadata metadata = Millrace.Data.ParquetFileReader.ReadMetadata(path);
        string[] shortened = encoding == ParquetColumnEncoding.Plain ? ["flag"] : ["flag", "word"];
        foreach (string column in Run.Schema.Columns.Select(static column => column.Name).Except(shortened))
        {
            ChunkMetadata chunk = Assert.Single(metadata.RowGroups).Chunks[Run.Schema.IndexOf(column)];
            Assert.True(DataPages(await File.ReadAllBytesAsync(path), chunk) > 1, column);
        }
    }

    [Fact]
    public async Task Long_texts_are_found_by_statistics_that_were_cut()
    {
        foreach (string character in (string[])["b", "é", "漢", "🎉", "\u007F"])
        {
            Everything[] rows = Edges.Texts(character, "tail");
            string path = await CheckAsync(rows, Options(Everything.Schema, ParquetCompression.None, ParquetPageVersion.V1, ParquetColumnEncoding.Plain));
            foreach (Everything row in rows.Where(static row => row.MaybeText is { Length: > 15 }).Take(30))
                Assert.Equal(rows.Count(other => other.MaybeText == row.MaybeText), Count(path, $"\"maybe text\" = '{row.MaybeText}'"));
        }
    }

    public void Dispose()
    {
        _duck.Dispose();
        _folder.Dispose();
    }

    private static int DataPages(byte[] file, ChunkMetadata chunk)
    {
        int pages = 0;
        ReadOnlySpan<byte> left = file.AsSpan((int)chunk.DataPageOffset, (int)(chunk.CompressedSize - (chunk.DataPageOffset - chunk.Start)));
        for (; !left.IsEmpty; pages++)
        {
            Assert.True(PageHeader.TryRead(left, out PageHeader header, out int length));
            left = left[(length + header.CompressedSize)..];
        }

        return pages;
    }

    /// <summary>Other rows for each kind of file and encoding, the same ones in each run; once in small row groups and once in one.</summary>
    private async Task CheckEncodingsAsync<T>(Gen<T[]> any, SchemaInfo schema, ParquetCompression compression, ParquetPageVersion version)
        where T : struct, ISchema<T>
    {
        foreach (ParquetColumnEncoding encoding in Enum.GetValues<ParquetColumnEncoding>())
        {
            ulong kind = ((ulong)compression << 8) | ((ulong)version << 4) | (ulong)encoding;
            T[] rows = any.Generate(new PCG(101, kind), null, out _);
            ParquetWriteOptions options = Options(schema, compression, version, encoding);
            await CheckAsync(rows, options with { RowGroupRows = 1 + (int)(kind % 40) });
            await CheckAsync(rows, options);
        }
    }

    private long Count(string path, string filter) => _duck.Number($"SELECT count(*) FROM read_parquet('{path}') WHERE {filter}");

    private async Task<string> CheckAsync<T>(IReadOnlyList<T> rows, ParquetWriteOptions options)
        where T : struct, ISchema<T>
    {
        string path = _folder.File($"{_files++}.parquet");
        string again = _folder.File("again.parquet");
        await ParquetFile.WriteAsync(Dataset.Of(rows), path, options);
        await ParquetFile.WriteAsync(Dataset.Of(rows), again, options);
        Assert.Equal(await File.ReadAllBytesAsync(path), await File.ReadAllBytesAsync(again));

        List<string>[] expected = Shown.Columns(rows);
        foreach (int threads in (int[])[1, 2])
        {
            List<T> read = [];
            await foreach (Batch<T> batch in ParquetFile.ReadAsync<T>(path, new ParquetReadOptions { Parallelism = threads }))
                read.AddRange(Enumerable.Range(0, batch.Count).Select(i => batch[i]));
            Same("Millrace", T.Schema, expected, Shown.Columns(read));
        }

        Same("ParquetSharp", T.Schema, expected, SharpReader.Read(path, T.Schema));
        Same("DuckDB", T.Schema, expected, _duck.Read(path, T.Schema, column => CanDuckDB(column, options)));
        Same("Parquet.Net", T.Schema, expected, await NetReader.ReadAsync(path, T.Schema, column => CanParquetNet(column, options)));
        await Footprint.CheckAsync(path, rows, options, _duck);
        return path;
    }

    // DuckDB knows split streams of floating-point numbers alone.
    private static bool CanDuckDB(ColumnInfo column, ParquetWriteOptions options) =>
        options.Encodings.GetValueOrDefault(column.Name) != ParquetColumnEncoding.ByteStreamSplit
        || (column.Item ?? column).Type is ColumnType.Half or ColumnType.Single or ColumnType.Double;

    // Parquet.Net knows no lists in pages of version 2, and some types in no encoding but the plain one; those must be asked for.
    private static bool CanParquetNet(ColumnInfo column, ParquetWriteOptions options) =>
        (column.Type != ColumnType.List || options.PageVersion == ParquetPageVersion.V1)
        && (options.Encodings.GetValueOrDefault(column.Name) is not (ParquetColumnEncoding.DeltaBinaryPacked or ParquetColumnEncoding.ByteStreamSplit)
            || (column.Item ?? column).Type is not (ColumnType.SByte or ColumnType.Byte or ColumnType.DateTime or ColumnType.Date));

    private static void Same(string reader, SchemaInfo schema, List<string>[] expected, IReadOnlyList<List<string>?> actual)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            if (actual[i] is not { } read)
                continue;
            string column = $"{reader}, {schema.Columns[i].Name}";
            Assert.True(expected[i].Count == read.Count, $"{column}: {read.Count} of {expected[i].Count} rows");
            for (int row = 0; row < read.Count; row++)
            {
                if (expected[i][row] != read[row])
                    Assert.Fail($"{column}, row {row}: {read[row]} instead of {expected[i][row]}");
            }
        }
    }

    private static ParquetWriteOptions Options(
        SchemaInfo schema, ParquetCompression compression, ParquetPageVersion version, ParquetColumnEncoding encoding) => new()
    {
        Compression = compression,
        PageVersion = version,
        Encodings = schema.Columns
            .Where(column => Suits((column.Item ?? column).Type, encoding))
            .ToImmutableDictionary(static column => column.Name, _ => encoding),
    };

    private static bool IsFormatted(ColumnType type) => type is ColumnType.Enum or ColumnType.Decimal or ColumnType.Int128 or ColumnType.UInt128;

    private static bool Suits(ColumnType type, ParquetColumnEncoding encoding) => encoding switch
    {
        ParquetColumnEncoding.Dictionary or ParquetColumnEncoding.DeltaLengthByteArray =>
            IsFormatted(type) || type is ColumnType.Text or ColumnType.Binary,
        ParquetColumnEncoding.DeltaBinaryPacked => (type.IsWholeNumber() && !IsFormatted(type)) || type is ColumnType.DateTime or ColumnType.Date or ColumnType.Time,
        ParquetColumnEncoding.ByteStreamSplit =>
            (type.IsNumber() && !IsFormatted(type)) || type is ColumnType.DateTime or ColumnType.Date or ColumnType.Time,
        _ => true,
    };
}
