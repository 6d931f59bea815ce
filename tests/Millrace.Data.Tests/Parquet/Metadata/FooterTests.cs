using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using CsCheck;
using Microsoft.Win32.SafeHandles;

namespace Millrace.Data.Tests.Files;

public sealed class FooterTests : IDisposable
{
    // What a byte of a footer may cost at most: the shortest field of a schema becomes a node, a leaf and places in lists.
    private const long BytesPerByte = 160;
    private const long BytesAlways = 1 << 14;

    private readonly TempFolder _folder = new();

    [Fact]
    public void What_is_written_is_read() =>
        Footers.Any.Sample(static file => Assert.Equal(FooterText.Of(file), FooterText.Of(Footers.Again(file))), iter: 300, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Any_bytes_are_a_footer_or_a_fault_and_memory_is_bounded_by_them()
    {
        var random = new Random(4711);
        for (int i = 0; i < 5000; i++)
        {
            byte[] bytes = new byte[random.Next(2000)];
            random.NextBytes(bytes);

            // Random bytes seldom get far: most begin as a footer does.
            if (i % 5 > 0)
                new byte[] { 0x15, 0x04, 0x19, 0x2C }.AsSpan(0, Math.Min(4, bytes.Length)).CopyTo(bytes);
            ParseWithin(bytes, 1 << 20);
        }
    }

    [Fact]
    public void A_damaged_footer_is_read_or_a_fault_and_memory_is_bounded_by_it()
    {
        var random = new Random(42);
        int faults = 0;
        Footers.Any.Sample(file =>
        {
            byte[] footer = Footers.Bytes(file);
            for (int i = 0; i < 40; i++)
            {
                byte[] damaged = Damage.Of(footer, random);
                faults += ParseWithin(damaged, Footers.LengthOf(file, damaged)) ? 0 : 1;
            }
        }, iter: 150, seed: "0N0XIzNsQ0O2", threads: 1);
        Assert.InRange(faults, 1000, 5999);
    }

    [Fact]
    public void Nested_claims_of_many_children_take_no_memory()
    {
        // Each group claims a thousand million fields and brings one.
        var output = new ArrayBufferWriter<byte>();
        var writer = new CompactWriter(output);
        writer.Begin();
        writer.Int32(1, 2);
        writer.List(2, CompactType.Struct, 100_000);
        for (int i = 0; i < 100_000; i++)
        {
            int outer = writer.Begin();
            writer.Int32(3, 0);
            writer.Text(4, "");
            writer.Int32(5, 1_000_000_000);
            writer.End(outer);
        }

        Assert.False(ParseWithin(output.WrittenSpan.ToArray(), 1 << 20));
        Assert.Contains("nested deeper than 64", Assert.Throws<ParquetFault>(() => FileMetadata.Parse(output.WrittenSpan, 1 << 20)).Message);
    }

    [Theory]
    [InlineData(2, 2, "the schema lists fewer fields than its groups count")]
    [InlineData(2, 0, "the schema lists 1 fields that no group counts")]
    [InlineData(2, -1, "a group of the schema counts -1 fields")]
    [InlineData(0, 0, "the schema lists fewer fields than its groups count")]
    public void The_schema_must_be_one_tree(int listed, int counted, string problem)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new CompactWriter(output);
        int outer = writer.Begin();
        writer.List(2, CompactType.Struct, listed);
        for (int i = 0; i < 3; i++)
        {
            int inner = writer.Begin();
            writer.Int32(3, 0);
            writer.Text(4, "field");
            writer.Int32(5, i == 0 ? counted : 0);
            writer.End(inner);
        }

        writer.End(outer);
        Assert.Equal(problem, ProblemOf(output.WrittenSpan.ToArray()));
    }

    [Fact]
    public void What_is_passed_over_may_not_be_nested_without_end()
    {
        // Lists of one list of one list …
        byte[] bytes = [0x15, 0x04, 0xF9, .. Enumerable.Repeat((byte)0x19, 100_000)];
        Assert.Contains("nested deeper", Assert.Throws<ParquetFault>(() => FileMetadata.Parse(bytes, 1 << 20)).Message);
    }

    [Theory]
    [InlineData(10, 0, "the file claims 10 rows and its row groups 0")]
    [InlineData(-5, -5, "a row group claims -5 rows")]
    [InlineData(long.MaxValue, long.MaxValue, "")]
    [InlineData(0, 10, "")]
    public void Rows_must_add_up(long rows, long inGroup, string problem)
    {
        FileMetadata file = new(new SchemaNode("root", Repetition.Required, []), rows, inGroup == 0 ? [] : [new RowGroupMetadata(inGroup, [])]);
        Assert.Equal(problem, ProblemOf(file));
    }

    [Fact]
    public void Rows_must_not_overflow()
    {
        var group = new RowGroupMetadata(long.MaxValue, []);
        Assert.Contains("more rows than can be counted", ProblemOf(new(new SchemaNode("root", Repetition.Required, []), -2, [group, group])));
    }

    [Theory]
    [InlineData(3, 10, "the pages of \"id\" begin at 3, and those of the file lie between 4 and 1000")]
    [InlineData(1001, 10, "the pages of \"id\" begin at 1001, and those of the file lie between 4 and 1000")]
    [InlineData(-4, 10, "the pages of \"id\" begin at -4, and those of the file lie between 4 and 1000")]
    [InlineData(4, -1, "the metadata of \"id\" claims 5 values in -1 bytes, 10 when decompressed")]
    public void Pages_must_lie_in_the_file(long start, long size, string problem) => Assert.Equal(problem, ProblemOf(OneColumn(start, size)));

    [Fact]
    public void A_size_that_reaches_into_the_footer_is_cut()
    {
        ChunkMetadata chunk = Footers.Again(OneColumn(990, long.MaxValue)).RowGroups[0].Chunks[0];
        Assert.Equal((990, 10), (chunk.Start, chunk.CompressedSize));
    }

    [Fact]
    public void A_chunk_must_be_of_the_column_and_its_type()
    {
        SchemaNode other = new("other", Repetition.Required, PhysicalType.Int32);
        FileMetadata file = OneColumn(4, 10);
        byte[] wrongName = Footers.Bytes(new FileMetadata(new SchemaNode("root", Repetition.Required, [other]), 5, file.RowGroups));
        wrongName.AsSpan()[wrongName.AsSpan().IndexOf("other"u8)] = (byte)'O';
        Assert.Equal("the metadata has another column where \"Other\" is expected", ProblemOf(wrongName));
        SchemaNode wide = new("id", Repetition.Required, PhysicalType.Int64);
        Assert.Equal(
            "the metadata of \"id\" has the type Int32, and the schema Int64",
            ProblemOf(new FileMetadata(new SchemaNode("root", Repetition.Required, [wide]), 5, file.RowGroups)));
        SchemaNode[] two = [new("id", Repetition.Required, PhysicalType.Int32), new("other", Repetition.Required, PhysicalType.Int32)];
        Assert.Equal(
            "a row group has 1 columns and the schema 2",
            ProblemOf(new FileMetadata(new SchemaNode("root", Repetition.Required, [.. two]), 5, file.RowGroups)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData((1 << 20) + 1)]
    public void Fixed_lengths_must_be_sane(int length)
    {
        SchemaNode node = new("id", Repetition.Required, PhysicalType.FixedLengthByteArray, length);
        Assert.Equal($"the schema has values of {length} bytes at \"id\"", ProblemOf(new(new SchemaNode("root", Repetition.Required, [node]), 0, [])));
    }

    [Fact]
    public void A_type_from_the_future_is_a_feature()
    {
        SchemaNode node = new("id", Repetition.Required, (PhysicalType)8);
        ParquetFault fault = Assert.Throws<ParquetFault>(() => Footers.Again(new(new SchemaNode("root", Repetition.Required, [node]), 0, [])));
        Assert.Equal("the type 8 of \"id\"", fault.Feature);
    }

    [Fact]
    public void An_annotation_that_does_not_fit_says_nothing()
    {
        SchemaNode[] nodes =
        [
            new("a", Repetition.Required, PhysicalType.Double, 0, LogicalType.Decimal(4, 2)),
            new("c", Repetition.Required, PhysicalType.FixedLengthByteArray, 15, LogicalType.Of(LogicalKind.Uuid)),
            new("d", Repetition.Required, PhysicalType.Int64, 0, LogicalType.Timestamp((TimeUnit)7, true)),
            new("e", Repetition.Required, PhysicalType.Int64, 0, LogicalType.Integer(32, true)),
        ];
        FileMetadata file = Footers.Again(new(new SchemaNode("root", Repetition.Required, [.. nodes]), 0, []));
        Assert.All(file.Leaves, static leaf => Assert.Equal(default, leaf.Logical));
    }

    [Theory]
    [InlineData(4, 5)]
    [InlineData(4, -1)]
    [InlineData(0, 0)]
    [InlineData(1001, 0)]
    public void A_decimal_without_sensible_digits_is_no_other_number(int precision, int scale)
    {
        SchemaNode[] nodes =
        [
            new("a", Repetition.Required, PhysicalType.Int32, 0, LogicalType.Decimal(precision, scale)),
            new("b", Repetition.Required, PhysicalType.ByteArray, 0, LogicalType.Decimal(precision, scale)),
        ];
        FileMetadata file = Footers.Again(new(new SchemaNode("root", Repetition.Required, [.. nodes]), 0, []));
        Assert.All(file.Leaves, leaf => Assert.Equal(LogicalType.InvalidDecimal(precision, scale), leaf.Logical));
    }

    [Fact]
    public void Levels_count_what_is_optional_or_repeated_on_the_way()
    {
        SchemaNode leaf = new("element", Repetition.Optional, PhysicalType.Int32);
        SchemaNode list = new("list", Repetition.Repeated, [leaf]);
        SchemaNode outer = new("values", Repetition.Optional, [list], LogicalType.Of(LogicalKind.List));
        SchemaNode flat = new("id", Repetition.Optional, PhysicalType.Int32);
        FileMetadata file = new(new SchemaNode("root", Repetition.Required, [outer, flat]), 0, []);
        Assert.Equal((3, 1), (file.Leaves[0].MaxDefinition, file.Leaves[0].MaxRepetition));
        Assert.Equal((1, 0), (file.Leaves[1].MaxDefinition, file.Leaves[1].MaxRepetition));
        Assert.All(file.Leaves, each => Assert.Same(each, file.LeafOf(each.Node)));
        Assert.Equal(["values", "list", "element"], file.Leaves[0].Path.AsEnumerable());
        Assert.Equal("values.list.element", file.Leaves[0].ToString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100_000)]
    public void A_file_leads_to_its_footer_however_long(int extra)
    {
        FileMetadata file = OneColumn(4, 10) with { KeyValues = [new("key", new string('x', extra))] };
        byte[] footer = Footers.Bytes(file);
        string path = _folder.File("data.parquet");
        File.WriteAllBytes(path, Frame(footer));
        Assert.Equal(FooterText.Of(file), FooterText.Of(Read(path)));
    }

    [Fact]
    public void A_file_cut_anywhere_is_a_fault()
    {
        byte[] whole = Frame(Footers.Bytes(OneColumn(4, 10)));
        string path = _folder.File("cut.parquet");
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            string problem = length == 0 ? "the file is empty" : length < 12 ? "this is not a Parquet file" : "its end does not lead to a footer";
            Assert.EndsWith(problem, Assert.Throws<ParquetFault>(() => Read(path)).Message);
        }
    }

    [Theory]
    [InlineData("PARE", "PARE", "encryption is not supported")]
    [InlineData("PAR1", "PAR2", "the Parquet file is cut off or damaged: its end does not lead to a footer")]
    [InlineData("PK34", "PAR1", "this is not a Parquet file")]
    public void A_file_begins_and_ends_as_one_of_parquet(string head, string tail, string problem)
    {
        byte[] whole = Frame(Footers.Bytes(OneColumn(4, 10)));
        string path = _folder.File("other.parquet");
        File.WriteAllBytes(path, [.. Encoding.ASCII.GetBytes(head), .. whole.AsSpan(4..^4), .. Encoding.ASCII.GetBytes(tail)]);
        Assert.Equal(problem, Assert.Throws<ParquetFault>(() => Read(path)).Message);
    }

    public void Dispose() => _folder.Dispose();

    private static FileMetadata Read(string path)
    {
        using SafeFileHandle handle = File.OpenHandle(path);
        return FileFooter.Read(handle);
    }

    private static byte[] Frame(byte[] footer)
    {
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.Length);
        return [.. "PAR1"u8, .. new byte[996], .. footer, .. length, .. "PAR1"u8];
    }

    private static FileMetadata OneColumn(long start, long size)
    {
        var chunk = new ChunkMetadata
        {
            Type = PhysicalType.Int32,
            Codec = CompressionCodec.Snappy,
            Encodings = [ParquetEncoding.Plain],
            Values = 5,
            UncompressedSize = 10,
            CompressedSize = size,
            DataPageOffset = start,
        };
        SchemaNode node = new("id", Repetition.Required, PhysicalType.Int32);
        return new FileMetadata(new SchemaNode("root", Repetition.Required, [node]), 5, [new RowGroupMetadata(5, [chunk])]) { PagesEnd = 1000 };
    }

    private static string ProblemOf(FileMetadata file)
    {
        byte[] footer = Footers.Bytes(file);
        return ProblemOf(footer, Footers.LengthOf(file, footer));
    }

    private static string ProblemOf(byte[] footer, long length = 1 << 20)
    {
        try
        {
            FileMetadata.Parse(footer, length);
            return "";
        }
        catch (ParquetFault fault)
        {
            return fault.Message;
        }
    }

    private static bool ParseWithin(byte[] footer, long length)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        string problem = ProblemOf(footer, length);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, BytesAlways + BytesPerByte * footer.Length);
        return problem.Length == 0;
    }
}
