using System.Buffers;
using System.Buffers.Binary;
using System.Text.RegularExpressions;

namespace Millrace.Data.Tests.Parquet.Nested;

/// <summary>A file of a few bytes that claims one list of millions of missing elements.</summary>
public sealed class LongListTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Lists_take_no_memory_that_the_file_does_not_justify()
    {
        string file = Write((1 << 24) + 1);
        ParquetException error = Assert.Throws<ParquetException>(() => LooseRows.Read(file));
        Assert.Matches($"^{Regex.Escape(file)}, column \"v\": a batch of more than 4[0-9]{{6}} elements of lists is not supported.$", error.Message);
        error = Assert.Throws<ParquetException>(() => LooseRows.Read(file, isNestedText: true));
        Assert.Equal($"{file}, column \"v\": a row of more than 64 MiB is not supported.", error.Message);
    }

    [Fact]
    public void A_list_of_a_million_is_read()
    {
        string file = Write(1 << 20);
        string? text = Assert.Single(LooseRows.Read(file, isNestedText: true)["v"]);
        Assert.Equal((1 << 20) - 1, text!.Count(','));
        Assert.Equal(text, Assert.Single(LooseRows.Read(file)["v"]));
    }

    public void Dispose() => _folder.Dispose();

    private string Write(int count)
    {
        byte[] body =
        [
            .. Levels([.. Run(1, 0), .. Run(count - 1, 1)]),
            .. Levels(Run(count, 1)),
        ];
        var output = new ArrayBufferWriter<byte>();
        output.Write("PAR1"u8);
        new PageHeader
        {
            Kind = PageKind.DataV1,
            UncompressedSize = body.Length,
            CompressedSize = body.Length,
            Values = count,
            Encoding = ParquetEncoding.Plain,
            DefinitionEncoding = ParquetEncoding.Rle,
            RepetitionEncoding = ParquetEncoding.Rle,
        }.Write(output);
        output.Write(body);
        var element = new SchemaNode("element", Repetition.Optional, PhysicalType.Boolean);
        var list = new SchemaNode("list", Repetition.Repeated, [element]);
        var root = new SchemaNode("root", Repetition.Required, [new SchemaNode("v", Repetition.Required, [list], LogicalType.Of(LogicalKind.List))]);
        var chunk = new ChunkMetadata
        {
            Type = PhysicalType.Boolean,
            Codec = CompressionCodec.Uncompressed,
            Encodings = [ParquetEncoding.Plain, ParquetEncoding.Rle],
            Values = count,
            UncompressedSize = output.WrittenCount - 4,
            CompressedSize = output.WrittenCount - 4,
            DataPageOffset = 4,
        };
        int end = output.WrittenCount;
        new FileMetadata(root, 1, [new RowGroupMetadata(1, [chunk])]).Write(output);
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, output.WrittenCount - end);
        output.Write(length);
        output.Write("PAR1"u8);
        File.WriteAllBytes(_folder.File("long.parquet"), output.WrittenSpan);
        return _folder.File("long.parquet");
    }

    private static byte[] Levels(byte[] runs)
    {
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, runs.Length);
        return [.. length, .. runs];
    }

    private static byte[] Run(int count, byte level)
    {
        List<byte> bytes = [];
        long header = (long)count << 1;
        for (; header >= 128; header >>= 7)
            bytes.Add((byte)(header | 128));
        return [.. bytes, (byte)header, level];
    }
}
