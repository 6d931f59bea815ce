using CsCheck;

namespace Millrace.Data.Tests.Encodings;

public sealed class HybridTests
{
    private static readonly Gen<(int, int, int)> Cases = Gen.Select(Gen.Int[0, 32], Gen.Int[0, 3000], Gen.Int[0, int.MaxValue - 1]);

    // Encodings.md, "RLE": <varint(count << 1)><value>, and <varint(groups << 1 | 1)><packed values>.
    [Fact]
    public void A_run_and_a_packed_group_are_read()
    {
        var decoder = new HybridDecoder();
        decoder.Start(new byte[] { 200, 1, 5, 3, 0x88, 0xC6, 0xFA }, 3);
        var values = new int[108];
        Assert.Equal(7u, decoder.Read(values));
        Assert.Equal([.. Enumerable.Repeat(5, 100), 0, 1, 2, 3, 4, 5, 6, 7], values);
        Assert.Throws<ParquetFault>(() => decoder.Read(new int[1]));
    }

    [Fact]
    public void What_is_written_reads_back_in_any_slices() => Cases.Sample(static (width, count, seed) =>
    {
        var random = new Random(seed);
        int[] values = Naive.Numbers(random, count, width);
        byte[] data = Naive.Bytes(output => HybridEncoder.Encode(values, width, output));
        if (width > 0)
            Assert.Equal(values, Naive.Hybrid(data, width, count).Select(static v => (int)v));
        var decoder = new HybridDecoder();
        decoder.Start(data, width);
        var read = new List<int>();
        foreach (int slice in Naive.Slices(random, count))
            read.AddRange(Next(decoder, slice, random, values, read.Count));
        Assert.Equal(values, read);
    });

    [Fact]
    public void Passed_values_are_left_out() => Cases.Sample(static (width, count, seed) =>
    {
        var random = new Random(seed);
        int[] values = Naive.Numbers(random, count, width);
        var decoder = new HybridDecoder();
        decoder.Start(Naive.Bytes(output => HybridEncoder.Encode(values, width, output)), width);
        int next = 0;
        foreach (int slice in Naive.Slices(random, count))
        {
            int skipped = random.Next(slice + 1);
            decoder.Skip(skipped);
            var read = new int[slice - skipped];
            decoder.Read(read);
            Assert.Equal(values[(next + skipped)..(next + slice)], read);
            next += slice;
        }
    });

    [Fact]
    public void Runs_are_told_and_the_rest_is_taken_as_bits()
    {
        var decoder = new HybridDecoder();
        decoder.Start(new byte[] { 20, 1, 3, 0b10100101 }, 1);
        Assert.True(decoder.TryReadRun(4, out int value, out int count));
        Assert.Equal((1, 4), (value, count));
        Assert.True(decoder.TryReadRun(100, out value, out count));
        Assert.Equal((1, 6), (value, count));
        Assert.False(decoder.TryReadRun(100, out _, out count));
        Assert.Equal(8, count);
        Assert.Equal(0b10100101, decoder.TakePacked(3, out long bit)[3]);
        Assert.Equal(24, bit);
        var rest = new int[5];
        decoder.Read(rest);
        Assert.Equal([0, 0, 1, 0, 1], rest);
    }

    [Fact]
    public void A_code_that_the_dictionary_lacks_is_a_fault()
    {
        var decoder = new HybridDecoder();
        decoder.Start(new byte[] { 3, 0x88, 0xC6, 0xFA }, 3);
        decoder.ReadChecked(new int[7], 7);
        Assert.Equal("a code is 7, and there are 7 values", Assert.Throws<ParquetFault>(() => decoder.ReadChecked(new int[1], 7)).Message);
    }

    // Some writers cut the last group short, and a run may claim more values than the page has.
    [Fact]
    public void A_cut_group_gives_the_values_that_are_there_and_a_long_run_those_asked_for()
    {
        var decoder = new HybridDecoder();
        decoder.Start(new byte[] { 3, 0x88, 0xC6 }, 3);
        Assert.False(decoder.TryReadRun(100, out _, out int count));
        Assert.Equal(5, count);
        var values = new int[5];
        decoder.Read(values);
        Assert.Equal([0, 1, 2, 3, 4], values);
        Assert.Throws<ParquetFault>(() => decoder.Read(new int[1]));
        decoder.Start(new byte[] { 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 6 }, 3);
        decoder.Read(values);
        Assert.Equal([6, 6, 6, 6, 6], values);
        decoder.Start(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 0x88, 0xC6, 0xFA }, 3);
        decoder.Read(values);
        Assert.Equal([0, 1, 2, 3, 4], values);
    }

    [Theory]
    [InlineData(new byte[] { }, 3)]
    [InlineData(new byte[] { 0, 0, 0, 0 }, 3)]
    [InlineData(new byte[] { 20 }, 3)]
    [InlineData(new byte[] { 20, 8 }, 3)]
    [InlineData(new byte[] { 20, 1, 2 }, 20)]
    [InlineData(new byte[] { 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 2, 1 }, 3)]
    [InlineData(new byte[] { 0x80 }, 3)]
    [InlineData(new byte[] { 1, 1, 1, 1 }, 3)]
    [InlineData(new byte[] { 20, 1, 1, 1, 1, 1, 1 }, 33)]
    [InlineData(new byte[] { 20, 1 }, -1)]
    public void Damaged_runs_are_faults(byte[] data, int width) => Assert.Throws<ParquetFault>(() =>
    {
        var decoder = new HybridDecoder();
        decoder.Start(data, width);
        decoder.Read(new int[1]);
    });

    [Fact]
    public void Values_without_bits_need_no_bytes()
    {
        var decoder = new HybridDecoder();
        decoder.Start(default, 0);
        var values = new int[] { 7, 7 };
        decoder.ReadChecked(values, 1);
        Assert.Equal([0, 0], values);
    }

    private static int[] Next(HybridDecoder decoder, int slice, Random random, int[] values, int from)
    {
        var read = new int[slice];
        int done = 0;
        if (slice > 0 && random.Next(3) == 0 && decoder.TryReadRun(slice, out int value, out done))
            read.AsSpan(0, done).Fill(value);
        else
            done = 0;
        uint greatest = decoder.Read(read.AsSpan(done));
        Assert.Equal(values.Skip(from + done).Take(slice - done).Select(static v => (uint)v).DefaultIfEmpty().Max(), greatest);
        return read;
    }
}
