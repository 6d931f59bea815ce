using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using CsCheck;

namespace Millrace.Data.Tests.Files;

public sealed class PageCodecTests : IDisposable
{
    private const string Seed = "0N0XIzNsQ0O2";
    private static readonly CompressionCodec[] s_sound =
    [
        CompressionCodec.Uncompressed, CompressionCodec.Snappy, CompressionCodec.Gzip, CompressionCodec.Brotli, CompressionCodec.Zstd, CompressionCodec.Lz4Raw,
    ];

    private readonly PageDecompressor _decompressor = new();
    private readonly PageCompressor _compressor = new();

    public static TheoryData<string> Codecs => [.. s_sound.Select(static codec => $"{codec}")];

    [Theory]
    [MemberData(nameof(Codecs))]
    public void What_is_compressed_is_decompressed(string codec) =>
        Pages.Any.Sample(page => RoundTrip(Enum.Parse<CompressionCodec>(codec), page), iter: 300, seed: Seed, threads: 1);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4_000_000)]
    public void Pages_of_one_value_are_plausible_however_long(int length)
    {
        foreach (CompressionCodec codec in s_sound)
            RoundTrip(codec, new byte[length]);
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Levels_are_the_codecs_own(string name)
    {
        byte[] page = Pages.Text(20_000);
        foreach (int? level in new int?[] { null, 1, 3, 9 })
            Assert.Equal(page, Decompress(Enum.Parse<CompressionCodec>(name), Compress(Enum.Parse<CompressionCodec>(name), page, level), page.Length));
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void A_page_that_is_longer_or_shorter_than_it_claims_is_damaged(string name)
    {
        CompressionCodec codec = Enum.Parse<CompressionCodec>(name);
        byte[] page = Pages.Text(3000);
        byte[] compressed = Compress(codec, page);
        foreach (int wrong in new[] { 1, 16, 2999, 3001, 3100, 100_000 })
            Assert.Null(Assert.Throws<ParquetFault>(() => Decompress(codec, compressed, wrong)).Feature);
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void A_damaged_page_is_a_fault_or_fills_the_destination_and_nothing_beside_it(string name)
    {
        CompressionCodec codec = Enum.Parse<CompressionCodec>(name);
        var random = new Random(99);
        int faults = 0;
        for (int i = 0; i < 6000; i++)
        {
            byte[] page = Pages.Of(random);
            faults += Attempt(codec, Damage.Of(Compress(codec, page), random), Math.Max(1, page.Length)) ? 0 : 1;
        }

        Assert.InRange(faults, 100, 6000);
    }

    [Fact]
    public void Random_bytes_are_a_fault_or_fill_the_destination()
    {
        var random = new Random(5);
        foreach (CompressionCodec codec in Enum.GetValues<CompressionCodec>())
        {
            for (int i = 0; i < 3000; i++)
            {
                byte[] source = new byte[random.Next(200)];
                random.NextBytes(source);
                Attempt(codec, source, random.Next(1, 2000));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    [InlineData("Lz4")]
    public void A_small_page_may_not_claim_a_gigabyte(string name)
    {
        CompressionCodec codec = Enum.Parse<CompressionCodec>(name);
        foreach (CompressionCodec writer in s_sound)
            Assert.False(PageDecompressor.IsPlausible(codec, Compress(writer, Pages.Text(100)), 1 << 30));
        Assert.False(PageDecompressor.IsPlausible(codec, new byte[8], 1 << 30));
    }

    [Fact]
    public void Snappy_may_not_say_of_itself_that_it_becomes_a_gigabyte() =>
        Assert.False(PageDecompressor.IsPlausible(CompressionCodec.Snappy, [0x80, 0x80, 0x80, 0x80, 0x04, 0, 0, 0], 1 << 30));

    [Fact]
    public void A_zstd_frame_may_not_say_of_itself_that_it_becomes_a_gigabyte()
    {
        byte[] frame = [0x28, 0xB5, 0x2F, 0xFD, 0xA0, 0, 0, 0, 0x40, 0x01, 0, 0];
        Assert.False(PageDecompressor.IsPlausible(CompressionCodec.Zstd, frame, 1 << 30));
    }

    [Fact]
    public void Zstd_frames_without_their_length_are_bound_by_their_blocks()
    {
        byte[] page = Pages.Text(300_000);
        byte[] compressed = Compress(CompressionCodec.Zstd, page);
        byte[] twice = [.. compressed, 0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3, .. compressed];
        Assert.Equal([.. page, .. page], Decompress(CompressionCodec.Zstd, twice, 600_000));
        Assert.False(PageDecompressor.IsPlausible(CompressionCodec.Zstd, twice, 600_001));
    }

    [Fact]
    public void Members_of_gzip_follow_each_other()
    {
        byte[] members = [.. Compress(CompressionCodec.Gzip, "one"u8), .. Compress(CompressionCodec.Gzip, "two"u8)];
        Assert.Equal("onetwo"u8, Decompress(CompressionCodec.Gzip, members, 6));
    }

    [Fact]
    public void The_older_lz4_comes_in_three_containers()
    {
        byte[] page = Pages.Text(5000);
        byte[] first = Compress(CompressionCodec.Lz4Raw, page.AsSpan(0, 2000));
        byte[] second = Compress(CompressionCodec.Lz4Raw, page.AsSpan(2000));
        byte[] head = [0x04, 0x22, 0x4D, 0x18, 0x60, 0x40, 0x82];
        byte[] stored = [.. Little(int.MinValue + 3000), .. page.AsSpan(2000)];
        byte[][] pages =
        [
            Compress(CompressionCodec.Lz4Raw, page),
            [.. Big(2000), .. Big(first.Length), .. first, .. Big(3000), .. Big(second.Length), .. second],
            [.. Big(5000), .. Big(first.Length), .. first, .. Big(second.Length), .. second],
            [.. head, .. Little(first.Length), .. first, .. Little(second.Length), .. second, 0, 0, 0, 0],
            [.. head, .. Little(first.Length), .. first, .. stored, 0, 0, 0, 0],
        ];
        Assert.All(pages, compressed => Assert.Equal(page, Decompress(CompressionCodec.Lz4, compressed, 5000)));
    }

    [Fact]
    public void What_is_not_read_is_named()
    {
        Assert.Equal("LZO compression", Assert.Throws<ParquetFault>(() => Decompress(CompressionCodec.Lzo, [1], 1)).Feature);
        Assert.Equal("the compression with number 77", Assert.Throws<ParquetFault>(() => Decompress((CompressionCodec)77, [1], 1)).Feature);
        Assert.Throws<NotSupportedException>(() => Compress(CompressionCodec.Lz4, [1]));
        Assert.Throws<NotSupportedException>(() => _compressor.Compress(CompressionCodec.Brotli, null, [1], new ArrayBufferWriter<byte>()));
    }

    public void Dispose()
    {
        _decompressor.Dispose();
        _compressor.Dispose();
    }

    private void RoundTrip(CompressionCodec codec, byte[] page)
    {
        byte[] compressed = Compress(codec, page);
        Assert.True(PageDecompressor.IsPlausible(codec, compressed, page.Length));
        Assert.Equal(page, Decompress(codec, compressed, page.Length));
    }

    private byte[] Compress(CompressionCodec codec, ReadOnlySpan<byte> page, int? level = null)
    {
        var output = new ArrayBufferWriter<byte>();
        if (codec == CompressionCodec.Brotli)
        {
            // Read from others' files, and not written.
            byte[] room = new byte[BrotliEncoder.GetMaxCompressedLength(page.Length)];
            Assert.True(BrotliEncoder.TryCompress(page, room, out int length, level ?? 4, window: 22));
            return room[..length];
        }

        _compressor.Compress(codec, level, page, output);
        return output.WrittenSpan.ToArray();
    }

    private byte[] Decompress(CompressionCodec codec, byte[] source, int length)
    {
        byte[] destination = new byte[length];
        _decompressor.Decompress(codec, source, destination);
        return destination;
    }

    // Bytes around the destination must stay as they are.
    private bool Attempt(CompressionCodec codec, byte[] source, int length)
    {
        const int Margin = 64;
        byte[] bytes = new byte[length + 2 * Margin];
        bytes.AsSpan().Fill(0xA5);
        bool isSound = true;
        try
        {
            PageDecompressor.IsPlausible(codec, source, length);
            _decompressor.Decompress(codec, source, bytes.AsSpan(Margin, length));
        }
        catch (ParquetFault)
        {
            isSound = false;
        }

        Assert.False(bytes.AsSpan(0, Margin).ContainsAnyExcept((byte)0xA5) || bytes.AsSpan(Margin + length).ContainsAnyExcept((byte)0xA5));
        return isSound;
    }

    private static byte[] Big(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Little(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
