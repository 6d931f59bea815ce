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
    public static byte[] File(SchemaNode leaf, long rows, long values, CompressionCodec codec, params (PageHeader Header, byte[] Body)[] pages)
    {
        var body = new ArrayBufferWriter<byte>();
        foreach (var (header, bytes) in pages)
        {
            header.Write(body);
            body.Write(bytes);
        }

        var chunk = new ChunkMetadata
        {
            Type = leaf.Type!.Value, Codec = codec, Encodings = [], Values = values, UncompressedSize = body.WrittenCount, CompressedSize = body.WrittenCount,
            DataPageOffset = 4,
        };
        var metadata = new FileMetadata(new SchemaNode("schema", Repetition.Required, [leaf]), rows, [new RowGroupMetadata(rows, [chunk])]);
        return Frame(body.WrittenSpan, Footers.Bytes(metadata));
    }

    /// <summary>A file of pages and a footer.</summary>
    public static byte[] Frame(ReadOnlySpan<byte> pages, ReadOnlySpan<byte> footer)
    {
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.Length);
        return [.. "PAR1"u8, .. pages, .. footer, .. length, .. "PAR1"u8];
    }
}
