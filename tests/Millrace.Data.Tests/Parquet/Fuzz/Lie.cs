using System.Buffers;
using System.Buffers.Binary;

namespace Millrace.Data.Tests.Files;

/// <summary>Files of one column that are put together by hand, so that they can say anything.</summary>
internal static class Lie
{
    private const int FixedLength = 5;

    public static SchemaNode Leaf(PhysicalType type, Repetition repetition) =>
        new("column", repetition, type, type == PhysicalType.FixedLengthByteArray ? FixedLength : 0);

    /// <summary>A file of one column without missing values.</summary>
    public static byte[] File(PhysicalType type, long rows, CompressionCodec codec, params (PageHeader Header, byte[] Body)[] pages) =>
        File(Leaf(type, Repetition.Required), rows, rows, codec, pages);

    /// <summary>A file of one column.</summary>
    public static byte[] File(SchemaNode leaf, long rows, long values, CompressionCodec codec, params (PageHeader Header, byte[] Body)[] pages) =>
        File([leaf], rows, 1, values, codec, pages);

    /// <summary>A file of several fields and row groups, each leaf of which claims the same pages.</summary>
    public static byte[] File(SchemaNode[] fields, long rows, int groups, long values, CompressionCodec codec, params (PageHeader Header, byte[] Body)[] pages) =>
        File(fields, rows, groups, values, codec, null, pages);

    /// <summary>The same, where the footer says of the pages' uncompressed bytes what it likes; null for what its pages say.</summary>
    public static byte[] File(
        SchemaNode[] fields, long rows, int groups, long values, CompressionCodec codec, long? uncompressed, (PageHeader Header, byte[] Body)[] pages)
    {
        var body = new ArrayBufferWriter<byte>();
        foreach (var (header, bytes) in pages)
        {
            header.Write(body);
            body.Write(bytes);
        }

        var root = new SchemaNode("schema", Repetition.Required, [.. fields]);
        var group = new RowGroupMetadata(rows, [.. LeafColumn.AllOf(root).Select(leaf => new ChunkMetadata
        {
            Type = leaf.Type, Codec = codec, Encodings = [], Values = values, UncompressedSize = uncompressed ?? pages.Sum(static page => (long)page.Header.UncompressedSize), CompressedSize = body.WrittenCount,
            DataPageOffset = 4,
        })]);
        return Frame(body.WrittenSpan, Footers.Bytes(new FileMetadata(root, rows * groups, [.. Enumerable.Repeat(group, groups)])));
    }

    /// <summary>A dictionary of one text, and a page that has it in each row.</summary>
    public static (PageHeader Header, byte[] Body)[] Repeated(int length, int rows)
    {
        byte[] entry = new byte[sizeof(int) + length];
        BinaryPrimitives.WriteInt32LittleEndian(entry, length);
        entry.AsSpan(sizeof(int)).Fill((byte)'x');
        byte[] stored = Zstd(entry);
        var codes = new ArrayBufferWriter<byte>();
        codes.Write((byte[])[1]);
        HybridEncoder.WriteRun(0, rows, 1, codes);
        byte[] body = Zstd(codes.WrittenSpan);
        return
        [
            (new() { Kind = PageKind.Dictionary, Values = 1, CompressedSize = stored.Length, UncompressedSize = entry.Length }, stored),
            (new()
            {
                Kind = PageKind.DataV1, Values = rows, Encoding = ParquetEncoding.RleDictionary, DefinitionEncoding = ParquetEncoding.Rle,
                RepetitionEncoding = ParquetEncoding.Rle, CompressedSize = body.Length, UncompressedSize = codes.WrittenCount,
            }, body),
        ];
    }

    /// <summary>Bytes as a page of Zstandard has them.</summary>
    public static byte[] Zstd(ReadOnlySpan<byte> bytes)
    {
        using var compressor = new ZstdSharp.Compressor();
        return compressor.Wrap(bytes).ToArray();
    }

    /// <summary>A file of pages and a footer.</summary>
    public static byte[] Frame(ReadOnlySpan<byte> pages, ReadOnlySpan<byte> footer)
    {
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.Length);
        return [.. "PAR1"u8, .. pages, .. footer, .. length, .. "PAR1"u8];
    }
}
