namespace Millrace.Data.Tests.Encodings;

public sealed class BitUnpackerTests
{
    public static TheoryData<int> Widths { get; } = [.. Enumerable.Range(0, 65)];

    // Encodings.md, "RLE": the numbers 0 to 7 in three bits each.
    [Fact]
    public void Values_are_packed_from_the_least_significant_bit_on()
    {
        var values = new int[8];
        uint greatest = BitUnpacker.Unpack([0b10001000, 0b11000110, 0b11111010], 0, 3, values);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], values);
        Assert.Equal(7u, greatest);
        var packed = new byte[3];
        BitPacker.Pack(values, 3, packed);
        Assert.Equal([0b10001000, 0b11000110, 0b11111010], packed);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Each_width_is_unpacked_from_any_bit_on(int width)
    {
        var random = new Random(width);
        var data = new byte[600];
        random.NextBytes(data);
        for (int i = 0; i < 400; i++)
        {
            int bit = random.Next(200);
            int most = width == 0 ? 100 : Math.Min(400, ((data.Length * 8) - bit) / width);
            int count = i % 4 == 0 ? most : random.Next(most + 1);
            List<ulong> expected = [.. Enumerable.Range(0, count).Select(n => Naive.Bits(data, bit + (n * (long)width), width))];
            var longs = new long[count];
            BitUnpacker.Unpack(data, bit, width, longs);
            Assert.Equal(expected, longs.Select(static v => (ulong)v));
            var plain = new long[count];
            BitUnpacker.UnpackPlain(data, bit, width, plain);
            Assert.Equal(longs, plain);
            if (width > 32)
                continue;
            var ints = new int[count];
            uint greatest = BitUnpacker.Unpack(data, bit, width, ints);
            Assert.Equal(expected, ints.Select(static v => (ulong)(uint)v));
            Assert.Equal(expected.DefaultIfEmpty().Max(), greatest);
            var plainInts = new int[count];
            Assert.Equal(greatest, BitUnpacker.UnpackPlain(data, bit, width, plainInts));
            Assert.Equal(ints, plainInts);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Each_width_is_packed(int width)
    {
        var random = new Random(width);
        for (int count = 0; count < 200; count++)
        {
            ulong[] values = [.. Enumerable.Range(0, count).Select(_ => (ulong)(random.NextInt64() ^ (random.NextInt64() << 1)) & Naive.Mask(width))];
            byte[] expected = Naive.Pack(values, width);
            var packed = new byte[expected.Length + 3];
            packed.AsSpan().Fill(0xAB);
            BitPacker.Pack(values.Select(static v => (long)v).ToArray(), width, packed);
            Assert.Equal([.. expected, 0xAB, 0xAB, 0xAB], packed);
            if (width > 32)
                continue;
            packed.AsSpan().Fill(0xAB);
            BitPacker.Pack(values.Select(static v => (int)v).ToArray(), width, packed);
            Assert.Equal([.. expected, 0xAB, 0xAB, 0xAB], packed);
        }
    }

    [Fact]
    public void Values_behind_the_data_are_a_fault()
    {
        Assert.Throws<ParquetFault>(static () => BitUnpacker.Unpack(new byte[3], 1, 3, new int[8]));
        Assert.Throws<ParquetFault>(static () => BitUnpacker.Unpack(new byte[8], 1, 64, new long[1]));
    }
}
