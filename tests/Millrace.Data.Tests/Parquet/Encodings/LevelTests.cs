using CsCheck;

namespace Millrace.Data.Tests.Encodings;

public sealed class LevelTests
{
    private static readonly Gen<(int, int, int)> Cases = Gen.Select(Gen.Int[1, 255], Gen.Int[0, 4000], Gen.Int[0, int.MaxValue - 1]);

    // Encodings.md, "Bit-packed (Deprecated)": the numbers 0 to 7 in three bits each, from the most significant bit on.
    [Fact]
    public void Old_bit_packed_levels_are_read()
    {
        var decoder = new LevelDecoder();
        byte[] data = [0b00000101, 0b00111001, 0b01110111];
        decoder.Start(data, 7, bitPacked: true);
        var levels = new byte[8];
        decoder.Read(levels.AsSpan(0, 3));
        decoder.Read(levels.AsSpan(3));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], levels);
        decoder.Start(data, 7, bitPacked: true);
        var bitmap = new ulong[1];
        Assert.Equal(1, decoder.Read(bitmap, 4, 8));
        Assert.Equal(1ul << 11, bitmap[0]);
        Assert.Throws<ParquetFault>(() => decoder.Read(new byte[1]));
        decoder.Start(data, 6, bitPacked: true);
        Assert.Throws<ParquetFault>(() => decoder.Read(new byte[8]));
    }

    [Fact]
    public void A_bitmap_becomes_levels_and_a_bitmap_again() => Gen.Select(Gen.Int[0, 4000], Gen.Int[0, int.MaxValue - 1]).Sample(static (count, seed) =>
    {
        var random = new Random(seed);
        int start = random.Next(200);
        ulong[] bitmap = Naive.Bitmap(random, start + count);
        byte[] data = Naive.Bytes(output => LevelEncoder.Encode(bitmap, start, count, output));
        Assert.Equal(Enumerable.Range(start, count).Select(i => Naive.Bit(bitmap, i) ? 1u : 0), Naive.Hybrid(data, 1, count));
        var decoder = new LevelDecoder();
        decoder.Start(data, 1);
        int to = random.Next(200);
        ulong[] expected = Naive.Bitmap(random, to + count + 1);
        ulong[] read = [.. expected];
        int next = 0;
        foreach (int slice in Naive.Slices(random, count))
        {
            int present = Enumerable.Range(start + next, slice).Count(i => Naive.Bit(bitmap, i));
            bool skip = random.Next(8) == 0;
            Assert.Equal(present, skip ? decoder.Skip(slice) : decoder.Read(read, to + next, slice));
            for (int end = next + slice; next < end; next++)
            {
                bool bit = Naive.Bit(skip ? read : bitmap, skip ? to + next : start + next);
                expected[(to + next) / 64] = expected[(to + next) / 64] & ~(1ul << ((to + next) % 64)) | (bit ? 1ul : 0) << ((to + next) % 64);
            }
        }

        Assert.Equal(expected, read);
        Assert.Equal(Bitmaps.Count(bitmap, start, count), Enumerable.Range(start, count).Count(i => Naive.Bit(bitmap, i)));
    });

    [Fact]
    public void Levels_of_any_maximum_are_read_as_bytes_and_as_bits() => Cases.Sample(static (maximum, count, seed) =>
    {
        var random = new Random(seed);
        byte[] levels = [.. Naive.Numbers(random, count, 8).Select(v => (byte)(v % (maximum + 1)))];
        byte[] data = Naive.Bytes(output => LevelEncoder.Encode(levels, maximum, output));
        var decoder = new LevelDecoder();
        decoder.Start(data, maximum);
        var other = new LevelDecoder();
        other.Start(data, maximum);
        var read = new byte[count];
        var bitmap = new ulong[Bitmaps.Words(count)];
        int next = 0;
        foreach (int slice in Naive.Slices(random, count))
        {
            decoder.Read(read.AsSpan(next, slice));
            Assert.Equal(levels.AsSpan(next, slice).Count((byte)maximum), other.Read(bitmap, next, slice));
            next += slice;
        }

        Assert.Equal(levels, read);
        Assert.Equal(levels.Select(l => l == maximum), Enumerable.Range(0, count).Select(i => Naive.Bit(bitmap, i)));
    });

    [Fact]
    public void Levels_above_the_maximum_are_faults()
    {
        var decoder = new LevelDecoder();
        foreach (byte[] data in new byte[][] { [16, 3], [3, 0xFF, 0xFF] })
        {
            decoder.Start(data, 2);
            Assert.Throws<ParquetFault>(() => decoder.Read(new byte[8]));
            decoder.Start(data, 2);
            Assert.Throws<ParquetFault>(() => decoder.Read(new ulong[1], 0, 8));
        }

        Assert.Throws<ParquetFault>(() => decoder.Start(default, 256));
    }

    [Fact]
    public void Without_levels_all_are_present()
    {
        var decoder = new LevelDecoder();
        decoder.Start(default, 0, bitPacked: true);
        var bitmap = new ulong[2];
        Assert.Equal(70, decoder.Read(bitmap, 0, 70));
        Assert.Equal([ulong.MaxValue, 63], bitmap);
    }

    [Fact]
    public void Levels_of_a_page_are_taken_from_its_beginning()
    {
        byte[] page = [9, 2, 0, 0, 0, 7, 8, 9, 9];
        int position = 1;
        Assert.Equal([7, 8], LevelDecoder.Take(page, ref position, 1, bitPacked: false, 100).ToArray());
        Assert.Equal(7, position);
        Assert.Equal([9, 9], LevelDecoder.Take(page, ref position, 3, bitPacked: true, 5).ToArray());
        Assert.Equal(9, position);
        Assert.True(LevelDecoder.Take(page, ref position, 0, bitPacked: false, 5).IsEmpty);
        Assert.Throws<ParquetFault>(() => Take(page, 6, false));
        Assert.Throws<ParquetFault>(() => Take(page, 4, false));
        Assert.Throws<ParquetFault>(() => Take(page, 0, true));
    }

    private static void Take(byte[] page, int position, bool bitPacked) => LevelDecoder.Take(page, ref position, 1, bitPacked, 100);
}
