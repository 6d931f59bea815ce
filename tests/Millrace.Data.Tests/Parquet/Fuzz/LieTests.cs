using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics;
using Millrace.Quality;

namespace Millrace.Data.Tests.Files;

/// <summary>Small files that claim enormous things are refused before anything enormous happens.</summary>
[Collection(MemoryCollection.Name)]
public sealed class LieTests : IDisposable
{
    // Windows, pages and batches, and what a byte can truly become, with the smaller arrays on the way to a large one.
    private const long MostBytes = 160 << 20;
    private const long MostPerByte = 4096;

    private static readonly byte[] s_huge = [0xFE, 0xFF, 0xFF, 0xFF, 0x0F];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Uncompressed")]
    [InlineData("Snappy")]
    [InlineData("Gzip")]
    [InlineData("Brotli")]
    [InlineData("Lz4")]
    [InlineData("Zstd")]
    [InlineData("Lz4Raw")]
    public void A_page_of_a_gigabyte(string codec)
    {
        byte[] body = [0xFF, 0xFF, 0xFF, 0xFF, 0x03, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
        PageHeader header = Page(1, body) with { UncompressedSize = (1 << 30) - 1 };
        Refuse(Lie.File(PhysicalType.ByteArray, 1, Enum.Parse<CompressionCodec>(codec), (header, body)));
        Refuse(Lie.File(PhysicalType.Int64, 1, Enum.Parse<CompressionCodec>(codec), (header with { UncompressedSize = int.MaxValue }, body)));
    }

    [Theory]
    [InlineData("Int64")]
    [InlineData("ByteArray")]
    [InlineData("Boolean")]
    [InlineData("FixedLengthByteArray")]
    public void A_dictionary_of_two_thousand_million_entries(string type)
    {
        byte[] body = new byte[64];
        var header = new PageHeader
        {
            Kind = PageKind.Dictionary, Values = int.MaxValue, Encoding = ParquetEncoding.Plain, CompressedSize = body.Length, UncompressedSize = body.Length,
        };
        byte[] codes = [1, 0];
        PageHeader page = Page(1, codes, ParquetEncoding.RleDictionary);
        Refuse(Lie.File(Enum.Parse<PhysicalType>(type), 1, CompressionCodec.Uncompressed, (header, body), (page, codes)));
    }

    [Fact]
    public void A_dictionary_whose_entries_take_far_more_than_its_page()
    {
        // 64 million decimals of one byte, each of which would take 16 in a column.
        const int Count = 1 << 26;
        byte[] entries = Lie.Zstd(new byte[Count]);
        var header = new PageHeader { Kind = PageKind.Dictionary, Values = Count, CompressedSize = entries.Length, UncompressedSize = Count };
        SchemaNode leaf = new("column", Repetition.Required, PhysicalType.FixedLengthByteArray, 1, LogicalType.Decimal(2, 0));
        ParquetException error = Refuse(Lie.File(leaf, 1, 1, CompressionCodec.Zstd, (header, entries)));
        Assert.NotNull(error.Feature);
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(1, 5)]
    [InlineData(3, 2)]
    [InlineData(1, 100_000)]
    public void Columns_and_row_groups_that_claim_the_same_bytes(int columns, int groups)
    {
        byte[] body = new byte[10_000];
        SchemaNode[] fields = [.. Enumerable.Range(0, columns).Select(static i => new SchemaNode($"column {i}", Repetition.Required, PhysicalType.Int64))];
        ParquetException error = Refuse(Lie.File(fields, 1, groups, 1, CompressionCodec.Uncompressed, (Page(1, body), body)));
        Assert.Matches("the pages of \"column [0-9]\" and of those before it claim 50[0-9]{3} bytes, and the file has 10[0-9]{3} for pages", error.Message);
    }

    [Fact]
    public async Task Many_columns_in_a_small_footer()
    {
        SchemaNode[] fields = [.. Enumerable.Range(0, 100_000).Select(static i => new SchemaNode($"{i}", Repetition.Required, PhysicalType.Int64))];
        string path = Write(Lie.File(fields, 0, 0, 0, CompressionCodec.Uncompressed));
        Assert.True(new FileInfo(path).Length < 2_000_000);
        ParquetException error = await Assert.ThrowsAsync<ParquetException>(async () => await SchemaInference.InferAsync(path));
        Assert.Contains("are not supported", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Four_columns_may_claim_the_same_bytes()
    {
        byte[] body = new byte[8];
        SchemaNode[] fields = [.. Enumerable.Range(0, 4).Select(static i => new SchemaNode($"column {i}", Repetition.Required, PhysicalType.Int64))];
        Read(Write(Lie.File(fields, 1, 1, 1, CompressionCodec.Uncompressed, (Page(1, body), body))));
    }

    [Fact]
    public void A_codec_that_nobody_knows_is_a_feature_however_much_its_page_claims()
    {
        byte[] body = new byte[8];
        PageHeader header = Page(1, body) with { UncompressedSize = 1 << 29 };
        Assert.Equal("the compression with number 77", Refuse(Lie.File(PhysicalType.ByteArray, 1, (CompressionCodec)77, (header, body))).Feature);
        Assert.Equal("LZO compression", Refuse(Lie.File(PhysicalType.ByteArray, 1, CompressionCodec.Lzo, (header, body))).Feature);
    }

    [Fact]
    public void Split_streams_of_no_whole_values_are_damage()
    {
        byte[] body = new byte[7];
        PageHeader page = Page(1, body, ParquetEncoding.ByteStreamSplit);
        foreach (PhysicalType type in new[] { PhysicalType.FixedLengthByteArray, PhysicalType.Int64 })
            Assert.Null(Refuse(Lie.File(type, 1, CompressionCodec.Uncompressed, (page, body))).Feature);
    }

    [Fact]
    public void A_missing_memory_is_told_with_file_and_column()
    {
        using var batch = new LooseBatch(new SchemaInfo("Any", [LooseFile.Column(ColumnType.Int32)]));
        var cause = new OutOfMemoryException();
        ParquetException error = new ParquetPlace("a.parquet", batch.Columns[0]).Explain(cause);
        Assert.Equal("a.parquet, column \"x\": there is not enough memory for the column's pages.", error.Message);
        Assert.Same(cause, error.InnerException);
    }

    [Theory]
    [InlineData("Int32")]
    [InlineData("Int64")]
    [InlineData("Int96")]
    [InlineData("Double")]
    [InlineData("Boolean")]
    [InlineData("ByteArray")]
    [InlineData("FixedLengthByteArray")]
    public void Numbers_of_rows_and_values_beyond_measure(string type)
    {
        byte[] body = new byte[64];
        foreach (ParquetEncoding encoding in Enum.GetValues<ParquetEncoding>())
        {
            (PageHeader, byte[])[] pages = [(Page(int.MaxValue, body, encoding), body)];
            Refuse(Lie.File(Enum.Parse<PhysicalType>(type), 1L << 60, CompressionCodec.Uncompressed, pages));
            Refuse(Lie.File(Enum.Parse<PhysicalType>(type), long.MaxValue, CompressionCodec.Uncompressed, pages));
            Refuse(Lie.File(Enum.Parse<PhysicalType>(type), int.MaxValue, CompressionCodec.Uncompressed, pages));
        }
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void Lengths_of_texts_and_levels(int length)
    {
        byte[] body = new byte[32];
        BinaryPrimitives.WriteInt32LittleEndian(body, length);
        Refuse(Lie.File(PhysicalType.ByteArray, 1, CompressionCodec.Uncompressed, (Page(1, body), body)));
        Refuse(Lie.File(Lie.Leaf(PhysicalType.ByteArray, Repetition.Optional), 1, 1, CompressionCodec.Uncompressed, (Page(1, body), body)));
        Refuse(Lie.File(PhysicalType.Boolean, 1, CompressionCodec.Uncompressed, (Page(1, body, ParquetEncoding.Rle), body)));
        PageHeader levels = Page(1, body) with { Kind = PageKind.DataV2, DefinitionLength = length, IsCompressed = false };
        Refuse(Lie.File(Lie.Leaf(PhysicalType.Int64, Repetition.Optional), 1, 1, CompressionCodec.Uncompressed, (levels, body)));
    }

    [Theory]
    [InlineData("DeltaBinaryPacked", "Int64")]
    [InlineData("DeltaBinaryPacked", "Int32")]
    [InlineData("DeltaLengthByteArray", "ByteArray")]
    [InlineData("DeltaByteArray", "ByteArray")]
    public void Heads_of_deltas(string encoding, string type)
    {
        // The size of a block, how many miniblocks, how many values, the first of them; then deltas of no bits.
        byte[][] heads =
        [
            [.. s_huge, 1, 100, 0], [0x80, 1, .. s_huge, 100, 0], [0x80, 1, 4, .. s_huge, 0], [0x80, 1, 4, 100, .. s_huge],
            [0x80, 0xFF, 0xFF, 0xFF, 7, 1, .. s_huge, 2, 0, 0, 0, 0], [0x80, 1, 4, 100, 2, 0, 255, 255, 255, 255],
        ];
        foreach (byte[] head in heads)
        {
            byte[] body = [.. head, .. new byte[16]];
            PageHeader page = Page(int.MaxValue, body, Enum.Parse<ParquetEncoding>(encoding));
            Refuse(Lie.File(Enum.Parse<PhysicalType>(type), int.MaxValue, CompressionCodec.Uncompressed, (page, body)));
        }
    }

    [Fact]
    public void A_list_of_two_thousand_million_elements()
    {
        // One run of levels that say that the list goes on, one that an element is there, and codes of a dictionary of one entry.
        byte[] entry = new byte[8];
        var dictionary = new PageHeader { Kind = PageKind.Dictionary, Values = 1, Encoding = ParquetEncoding.Plain, CompressedSize = 8, UncompressedSize = 8 };
        byte[] repetitions = [2, 0, .. s_huge, 1];
        byte[] definitions = [.. s_huge, 1];
        byte[] body = [.. repetitions, .. definitions, 0];
        PageHeader page = Page(int.MaxValue - 8, body, ParquetEncoding.RleDictionary) with
        {
            Kind = PageKind.DataV2, RepetitionLength = repetitions.Length, DefinitionLength = definitions.Length, IsCompressed = false,
        };
        ParquetException error = Refuse(Lie.File(
            Lie.Leaf(PhysicalType.Int64, Repetition.Repeated), 1, int.MaxValue - 8, CompressionCodec.Uncompressed, (dictionary, entry), (page, body)));
        Assert.NotNull(error.Feature);
    }

    [Fact]
    public void Texts_that_share_long_beginnings()
    {
        const int Count = 4096;
        byte[] body = SharedBeginnings(Count, 100_000);
        (PageHeader, byte[]) page = (Page(Count, body, ParquetEncoding.DeltaByteArray), body);
        Refuse(Lie.File(PhysicalType.ByteArray, Count, CompressionCodec.Uncompressed, page));
    }

    [Fact]
    public void Texts_that_share_long_beginnings_in_a_page_that_compresses_to_nothing()
    {
        // A text of 200,000 equal bytes, 4,000 times: 800 MB, of a page of 200 KB, of a file of some hundred bytes.
        const int Count = 4000;
        byte[] values = SharedBeginnings(Count, 200_000);
        byte[] body = Lie.Zstd(values);
        PageHeader page = Page(Count, body, ParquetEncoding.DeltaByteArray) with { UncompressedSize = values.Length };
        Refuse(Lie.File(PhysicalType.ByteArray, Count, CompressionCodec.Zstd, (page, body)), 2 * MostBytes);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Large_texts_of_which_the_footer_says_nothing(bool amongMany)
    {
        // A page of a text of 32 MB compresses to some kilobytes; 24 of them would be a batch of 800 MB.
        const int Length = 32 << 20;
        byte[] text = new byte[sizeof(int) + Length];
        BinaryPrimitives.WriteInt32LittleEndian(text, Length);
        text.AsSpan(sizeof(int)).Fill((byte)'x');
        byte[] body = Lie.Zstd(text);
        List<(PageHeader, byte[])> pages = [.. Enumerable.Repeat((Page(1, body) with { UncompressedSize = text.Length }, body), 24)];
        if (amongMany)
        {
            byte[] empty = new byte[100_000 * sizeof(int)];
            byte[] packed = Lie.Zstd(empty);
            pages.Add((Page(100_000, packed) with { UncompressedSize = empty.Length }, packed));
        }

        int rows = amongMany ? 100_024 : 24;
        long? claimed = amongMany ? null : 0;
        ParquetException error = Refuse(
            Lie.File([Lie.Leaf(PhysicalType.ByteArray, Repetition.Required)], rows, 1, rows, CompressionCodec.Zstd, claimed, [.. pages]), 3 * MostBytes);
        Assert.Contains("a batch of more than", error.Feature, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_no_column_vouches_for()
    {
        byte[] body = new byte[8];
        byte[] file = Lie.File(Lie.Leaf(PhysicalType.Int64, Repetition.Required), 1L << 60, 1, CompressionCodec.Uncompressed, (Page(1, body), body));
        string path = Write(file);
        ParquetException error = Assert.Throws<ParquetException>(() => ParquetFileReader.ReadMetadata(path));
        Assert.EndsWith($"a row group claims {1L << 60} rows and 1 values in column \"column\".", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_values_without_end_come_in_batches()
    {
        byte[] levels = [.. s_huge, 0];
        PageHeader page = Page(int.MaxValue, levels) with
        {
            Kind = PageKind.DataV2, Nulls = int.MaxValue, DefinitionLength = levels.Length, IsCompressed = false,
        };
        string path = Write(Lie.File(Lie.Leaf(PhysicalType.Int64, Repetition.Optional), 1L << 60, 1L << 60, CompressionCodec.Uncompressed, (page, levels)));
        using var batch = new LooseBatch(AnySchema.Of("Any", ParquetFileReader.ReadMetadata(path)));
        using ParquetFileReader reader = ParquetFileReader.Open(path, batch);
        for (int i = 0; i < 100; i++)
        {
            Assert.True(reader.Read(batch, RowSource.BatchRows, CancellationToken.None));
            Assert.Equal(batch.Count, batch.Columns[0].MissingCount);
        }
    }

    [Theory]
    [InlineData(0x19)]
    [InlineData(0x1A)]
    [InlineData(0x1B)]
    [InlineData(0x18)]
    [InlineData(0x29)]
    [InlineData(0x49)]
    [InlineData(0x59)]
    [InlineData(0x79)]
    public void Lists_texts_and_maps_in_the_footer(byte head)
    {
        byte[][] counts = [[0xFC, .. s_huge], [0xFC, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1], [.. s_huge], [0xF1, .. s_huge]];
        foreach (byte[] count in counts)
            Refuse(Lie.Frame([], [head, .. count, .. new byte[40]]));
    }

    [Fact]
    public void A_footer_that_nests_without_end() => Refuse(Lie.Frame([], Enumerable.Repeat((byte)0x1C, 100_000).ToArray()));

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    [InlineData(1 << 28)]
    public void A_footer_of_another_length(int length)
    {
        byte[] file = Lie.Frame([], new byte[50]);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(file.Length - 8), length);
        Refuse(file);
    }

    /// <summary>A page whose first text has a number of bytes; each of the others takes all of it and adds nothing.</summary>
    private static byte[] SharedBeginnings(int count, int length)
    {
        int[] lengths = new int[count];
        lengths[0] = length;
        int[] prefixes = new int[count];
        prefixes.AsSpan(1).Fill(length);
        var output = new ArrayBufferWriter<byte>();
        DeltaBinaryPackedEncoder.Encode(prefixes, output);
        DeltaBinaryPackedEncoder.Encode(lengths, output);
        output.Write(new byte[length]);
        return output.WrittenSpan.ToArray();
    }

    private static PageHeader Page(int values, byte[] body, ParquetEncoding encoding = ParquetEncoding.Plain) => new()
    {
        Kind = PageKind.DataV1, Values = values, Encoding = encoding, DefinitionEncoding = ParquetEncoding.Rle, RepetitionEncoding = ParquetEncoding.Rle,
        CompressedSize = body.Length, UncompressedSize = body.Length,
    };

    private string Write(byte[] file)
    {
        string path = _folder.File("lie.parquet");
        File.WriteAllBytes(path, file);
        return path;
    }

    private ParquetException Refuse(byte[] file, long most = MostBytes)
    {
        string path = Write(file);
        using var watch = new RentWatch();
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        ParquetException error = Assert.Throws<ParquetException>(() => Read(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, most + (MostPerByte * file.Length));
        Assert.InRange(watch.Most, 0, most + (MostPerByte * file.Length));
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, FuzzOutcome.MostTime);
        Assert.True(error.InnerException is ParquetFault or UnfitValue, error.ToString());
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        return error;
    }

    private static void Read(string path)
    {
        using var batch = new LooseBatch(AnySchema.Of("Any", ParquetFileReader.ReadMetadata(path)));
        using ParquetFileReader reader = ParquetFileReader.Open(path, batch);
        while (reader.Read(batch, RowSource.BatchRows, CancellationToken.None))
            Assert.True(batch.Count > 0);
    }
}
