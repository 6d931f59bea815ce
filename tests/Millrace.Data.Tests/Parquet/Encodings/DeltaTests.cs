using CsCheck;

namespace Millrace.Data.Tests.Encodings;

public sealed class DeltaTests
{
    private static readonly Gen<(int, int, int)> Cases = Gen.Select(Gen.Int[0, 64], Gen.Int[0, 1500], Gen.Int[0, int.MaxValue - 1]);

    // Encodings.md, "Delta Encoding": both examples, in blocks of 128 with 4 miniblocks.
    [Theory]
    [InlineData(new long[] { 1, 2, 3, 4, 5 }, new byte[] { 0x80, 1, 4, 5, 2, 2, 0, 0, 0, 0 })]
    [InlineData(new long[] { 7, 5, 3, 1, 2, 3, 4, 5 }, new byte[] { 0x80, 1, 4, 8, 14, 3, 2, 0, 0, 0, 0xC0, 0x3F, 0, 0, 0, 0, 0, 0 })]
    public void The_examples_of_the_format_are_read_and_written(long[] values, byte[] data)
    {
        Assert.Equal(data, Naive.Bytes(output => DeltaBinaryPackedEncoder.Encode(values, output)));
        Assert.Equal(data, Naive.Bytes(output => DeltaBinaryPackedEncoder.Encode([.. values.Select(static v => (int)v)], output)));
        var decoder = new DeltaBinaryPackedDecoder();
        decoder.Start(new byte[][] { data, [1, 2, 3] }.SelectMany(static b => b).ToArray(), 100);
        Assert.Equal((values.Length, data.Length), (decoder.Count, decoder.FindEnd()));
        var read = new long[values.Length];
        decoder.Read(read);
        Assert.Equal(values, read);
        Assert.Throws<ParquetFault>(() => decoder.Read(new long[1]));
    }

    [Fact]
    public void Long_values_read_back_in_any_slices() => Cases.Sample(static (width, count, seed) =>
    {
        var random = new Random(seed);
        long[] values = Values(random, width, count);
        byte[] data = Naive.Bytes(output => DeltaBinaryPackedEncoder.Encode(values, output));
        (List<long> expected, int end) = Naive.Delta(data);
        Assert.Equal(values, expected);
        DeltaBinaryPackedDecoder decoder = Start(data, count);
        Assert.Equal((count, end), (decoder.Count, decoder.FindEnd()));
        int next = 0;
        foreach (int slice in Naive.Slices(random, count))
        {
            var read = new long[slice];
            if (random.Next(4) == 0)
            {
                decoder.Skip(slice);
                values.AsSpan(next, slice).CopyTo(read);
            }
            else
            {
                decoder.Read(read);
            }

            Assert.Equal(values[next..(next + slice)], read);
            next += slice;
        }

        Assert.Equal(end, decoder.FindEnd());
    });

    [Fact]
    public void Int_values_read_back_in_any_slices() => Cases.Sample(static (width, count, seed) =>
    {
        var random = new Random(seed);
        int[] values = [.. Values(random, width, count).Select(static v => (int)v)];
        byte[] data = Naive.Bytes(output => DeltaBinaryPackedEncoder.Encode(values, output));
        Assert.Equal(values, Naive.Delta(data).Values.Select(static v => (int)v));
        Assert.Equal(values, Ints(Start(data, count), random, count));

        // Some writers do not wrap around: their differences take more bits than the values.
        data = Naive.Bytes(output => DeltaBinaryPackedEncoder.Encode([.. values.Select(static v => (long)v)], output));
        Assert.Equal(values, Ints(Start(data, count), random, count));
    });

    [Fact]
    public void Other_sizes_of_blocks_are_read()
    {
        // A block of 256 with two miniblocks of 128: differences of 1 and 2 in turn; what the second miniblock's width says does not count.
        ulong[] deltas = [.. Enumerable.Range(0, 128).Select(static i => (ulong)(i % 2))];
        byte[] data = [0x80, 2, 2, 100, 0, 2, 1, 255, .. Naive.Pack(deltas, 1)];
        DeltaBinaryPackedDecoder decoder = Start(data, 100);
        Assert.Equal(data.Length, decoder.FindEnd());
        var read = new long[100];
        decoder.Read(read);
        Assert.Equal(Enumerable.Range(0, 100).Select(static i => i + (i / 2L)), read);
    }

    [Theory]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0x80, 1, 4, 5 })]
    [InlineData(new byte[] { 0, 4, 5, 2, 2, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0x80, 1, 0, 5, 2, 2, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0x80, 1, 8, 5, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0x40, 1, 5, 2, 2, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0x80, 1, 4, 101, 2, 2, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0x80, 1, 4, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 2, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0x80, 1, 4, 5, 2, 2, 0, 0, 0 })]
    [InlineData(new byte[] { 0x80, 1, 4, 5, 2, 2, 1, 0, 0, 0, 1, 1, 1 })]
    public void Damaged_runs_are_faults(byte[] data)
    {
        Assert.Throws<ParquetFault>(() => Start(data, 100).Read(new long[5]));
        Assert.Throws<ParquetFault>(() => Start(data, 100).Read(new int[5]));
        Assert.Throws<ParquetFault>(() => Start(data, 100).FindEnd());
    }

    [Fact]
    public void Differences_of_more_than_64_bits_are_a_fault()
    {
        byte[] data = [0x80, 1, 4, 5, 2, 2, 65, 0, 0, 0, .. new byte[400]];
        Assert.Throws<ParquetFault>(() => Start(data, 100).Read(new long[5]));
        Assert.Throws<ParquetFault>(() => Start(data, 100).FindEnd());
    }

    [Fact]
    public void Without_bytes_there_are_no_values()
    {
        DeltaBinaryPackedDecoder decoder = Start([], 10);
        decoder.Read(Span<long>.Empty);
        Assert.Equal((0, 0), (decoder.Count, decoder.FindEnd()));
        Assert.Throws<ParquetFault>(() => decoder.Read(new int[1]));
    }

    [Fact]
    public void Sorted_values_are_estimated_smaller_than_random_ones()
    {
        var random = new Random(5);
        long[] steps = [.. Enumerable.Range(0, 10_000).Select(static i => i * 1000L)];
        long[] any = [.. steps.Select(_ => random.NextInt64())];
        Assert.InRange(DeltaBinaryPackedEncoder.EstimateBits(steps), 1, 2);
        Assert.InRange(DeltaBinaryPackedEncoder.EstimateBits(any), 63, 66);
        Assert.InRange(DeltaBinaryPackedEncoder.EstimateBits([.. steps.Select(static v => (int)v)]), 1, 2);
        Assert.InRange(DeltaBinaryPackedEncoder.EstimateBits([.. any.Select(static v => (int)v & 255)]), 9, 11);
        Assert.Equal(64, DeltaBinaryPackedEncoder.EstimateBits(steps.AsSpan(0, 100)));
    }

    private static DeltaBinaryPackedDecoder Start(byte[] data, int maximumCount)
    {
        var decoder = new DeltaBinaryPackedDecoder();
        decoder.Start(data, maximumCount);
        return decoder;
    }

    private static List<int> Ints(DeltaBinaryPackedDecoder decoder, Random random, int count)
    {
        var values = new List<int>();
        foreach (int slice in Naive.Slices(random, count))
        {
            var read = new int[slice];
            decoder.Read(read);
            values.AddRange(read);
        }

        return values;
    }

    /// <summary>Values with differences of up to so many bits, the same in some stretches.</summary>
    private static long[] Values(Random random, int width, int count)
    {
        var values = new long[count];
        long value = random.NextInt64(-1000, 1000);
        long step = 0;
        for (int i = 0; i < count; i++)
        {
            if (i / 70 % 3 != 0)
                step = (long)((ulong)(random.NextInt64() ^ (random.NextInt64() << 1)) & Naive.Mask(width)) - random.Next(3);
            values[i] = value += step;
        }

        return values;
    }
}
