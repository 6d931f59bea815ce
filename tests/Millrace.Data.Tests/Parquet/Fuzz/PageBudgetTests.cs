using Microsoft.Win32.SafeHandles;

namespace Millrace.Data.Tests.Files;

/// <summary>What all columns of a file take together is bounded by the file.</summary>
public sealed class PageBudgetTests : IDisposable
{
    private const int Length = 100_000;

    private readonly TempFolder _folder = new();
    private readonly PageDecompressor _decompressor = new();

    [Fact]
    public void Many_columns_take_together_what_the_file_justifies_and_a_gigabyte()
    {
        var budget = PageBudget.Of(1000);
        long one = 0;
        long other = 0;
        budget.Take(ref one, 1L << 30);
        budget.Take(ref one, 1000);
        budget.Take(ref other, 64_000);
        ParquetFault fault = Assert.Throws<ParquetFault>(() => budget.Take(ref other, 64_001));
        Assert.Equal("pages of more than 1073805824 bytes at the same time are not supported", fault.Message);
        Assert.NotNull(fault.Feature);
        budget.Take(ref other, 64_000);
    }

    [Theory]
    [InlineData("Uncompressed")]
    [InlineData("Zstd")]
    public void Columns_that_claim_the_same_bytes_are_each_counted(string codec)
    {
        byte[] content = new byte[Length];
        if (codec == "Uncompressed")
            new Random(7).NextBytes(content);
        var (file, chunk) = Write(Enum.Parse<CompressionCodec>(codec), content);
        using SafeFileHandle handle = file;

        // Two columns fit, with their windows; the third does not.
        var budget = new PageBudget(5 * Length / 2);
        PageReader[] readers = [.. Enumerable.Range(0, 3).Select(_ => new PageReader(handle, _decompressor, 64, 0, RandomAccess.GetLength(handle), budget))];
        for (int i = 0; i < 2; i++)
            Assert.Equal(content, Page(readers[i], chunk).ToArray());
        Assert.Equal("large pages in many columns", Assert.Throws<ParquetFault>(() => Page(readers[2], chunk)).Feature);

        // What a column has it may use again.
        Assert.Equal(content, Page(readers[1], chunk).ToArray());
        foreach (PageReader reader in readers)
            reader.Dispose();
    }

    public void Dispose()
    {
        _decompressor.Dispose();
        _folder.Dispose();
    }

    private static ReadOnlyMemory<byte> Page(PageReader reader, ChunkMetadata chunk)
    {
        reader.Start(chunk);
        Assert.True(reader.Next());
        return reader.Decompress();
    }

    private (SafeFileHandle File, ChunkMetadata Chunk) Write(CompressionCodec codec, byte[] content)
    {
        byte[] body = codec == CompressionCodec.Zstd ? Lie.Zstd(content) : content;
        var header = new PageHeader
        {
            Kind = PageKind.DataV1, Values = 1, DefinitionEncoding = ParquetEncoding.Rle, RepetitionEncoding = ParquetEncoding.Rle,
            CompressedSize = body.Length, UncompressedSize = content.Length,
        };
        string path = _folder.File("pages.parquet");
        File.WriteAllBytes(path, Lie.File(PhysicalType.ByteArray, 1, codec, (header, body)));
        return (File.OpenHandle(path), ParquetFileReader.ReadMetadata(path).RowGroups[0].Chunks[0]);
    }
}
