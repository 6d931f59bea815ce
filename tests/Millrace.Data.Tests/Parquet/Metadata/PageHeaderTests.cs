using System.Buffers;
using CsCheck;

namespace Millrace.Data.Tests.Files;

public sealed class PageHeaderTests
{
    private static readonly Gen<PageHeader> s_any = Gen.Int.Select(static seed => Any(new Random(seed)));

    [Fact]
    public void What_is_written_is_read_and_its_length_told() => s_any.Sample(static header =>
    {
        byte[] bytes = Bytes(header);
        Assert.True(PageHeader.TryRead([.. bytes, 1, 2, 3], out PageHeader again, out int length));
        Assert.Equal((header, bytes.Length), (again, length));
    }, iter: 500, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void A_window_that_ends_within_the_header_asks_for_more() => s_any.Sample(static header =>
    {
        byte[] bytes = Bytes(header);
        for (int length = 0; length < bytes.Length; length++)
            Assert.False(PageHeader.TryRead(bytes.AsSpan(0, length), out _, out _));
    }, iter: 20, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Damaged_headers_are_read_or_a_fault()
    {
        var random = new Random(7);
        int faults = 0;
        for (int i = 0; i < 20_000; i++)
        {
            byte[] bytes = Damage.Of(Bytes(Any(random)), random);
            try
            {
                if (PageHeader.TryRead([.. bytes, .. new byte[40]], out PageHeader header, out _))
                    Assert.True(header is { UncompressedSize: >= 0, CompressedSize: >= 0, Values: >= 0, Nulls: >= 0, Rows: >= 0 });
            }
            catch (ParquetFault)
            {
                faults++;
            }
        }

        Assert.InRange(faults, 1000, 19_000);
    }

    [Fact]
    public void Sizes_may_not_be_negative()
    {
        Refused(new PageHeader { Kind = PageKind.DataV1, CompressedSize = -1 }, "a page claims -1 bytes, 0 when decompressed");
        Refused(new PageHeader { Kind = PageKind.Dictionary, UncompressedSize = -8 }, "a page claims 0 bytes, -8 when decompressed");
        Refused(new PageHeader { Kind = PageKind.DataV1, Values = -1 }, "a page claims -1 values, 0 of them missing, and 0 rows");
        Refused(new PageHeader { Kind = PageKind.DataV2, Values = 1, Nulls = 2 }, "a page claims 1 values, 2 of them missing, and 0 rows");
        Refused(
            new PageHeader { Kind = PageKind.DataV2, DefinitionLength = int.MaxValue, RepetitionLength = 1, CompressedSize = 5, UncompressedSize = 6 },
            "a page claims levels of 1 and 2147483647 bytes in 5 bytes, 6 when decompressed");
    }

    [Fact]
    public void Other_kinds_of_pages_have_a_size_to_pass_over()
    {
        Assert.True(PageHeader.TryRead(Bytes(new PageHeader { Kind = (PageKind)17, CompressedSize = 5 }), out PageHeader header, out _));
        Assert.Equal(((PageKind)17, 5), (header.Kind, header.CompressedSize));
    }

    private static void Refused(PageHeader header, string problem) =>
        Assert.Equal(problem, Assert.Throws<ParquetFault>(() => PageHeader.TryRead(Bytes(header), out _, out _)).Message);

    private static byte[] Bytes(PageHeader header)
    {
        var output = new ArrayBufferWriter<byte>();
        header.Write(output);
        return output.WrittenSpan.ToArray();
    }

    private static PageHeader Any(Random random)
    {
        var header = new PageHeader
        {
            Kind = (PageKind)(random.Next(3) switch { 0 => 0, var other => other + 1 }),
            CompressedSize = random.Next(1000, int.MaxValue),
            UncompressedSize = random.Next(1000, int.MaxValue),
            Checksum = random.Next(2) == 0 ? null : (uint)random.NextInt64(1L << 32),
            Values = random.Next(100, 1 << random.Next(7, 31)),
            Encoding = (ParquetEncoding)random.Next(12),
            IsCompressed = true,
        };
        return header.Kind switch
        {
            PageKind.DataV1 => header with { DefinitionEncoding = (ParquetEncoding)random.Next(6), RepetitionEncoding = (ParquetEncoding)random.Next(6) },
            PageKind.DataV2 => header with
            {
                Nulls = random.Next(100), Rows = random.Next(), DefinitionLength = random.Next(500), RepetitionLength = random.Next(500),
                IsCompressed = random.Next(2) == 0,
            },
            _ => header,
        };
    }
}
