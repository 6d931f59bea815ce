using CsCheck;

namespace Millrace.Data.Tests.Encodings;

public sealed class ByteStreamSplitTests
{
    // Encodings.md, "Byte Stream Split": the example of three floats.
    [Fact]
    public void The_example_of_the_format_is_read_and_written()
    {
        byte[] values = [0xAA, 0xBB, 0xCC, 0xDD, 0x00, 0x11, 0x22, 0x33, 0xA3, 0xB4, 0xC5, 0xD6];
        byte[] streams = [0xAA, 0x00, 0xA3, 0xBB, 0x11, 0xB4, 0xCC, 0x22, 0xC5, 0xDD, 0x33, 0xD6];
        var read = new byte[12];
        ByteStreamSplit.Decode(streams, 4, 0, read);
        Assert.Equal(values, read);
        Assert.Equal(streams, Naive.Bytes(output => ByteStreamSplit.Encode(values, 4, output)));
    }

    [Fact]
    public void Any_part_of_values_of_any_width_is_read() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[0, 300], Gen.Int[0, int.MaxValue - 1]).Sample(static (width, count, seed) =>
        {
            var random = new Random(seed);
            var values = new byte[width * count];
            random.NextBytes(values);
            byte[] streams = Naive.Bytes(output => ByteStreamSplit.Encode(values, width, output));
            Assert.Equal(Enumerable.Range(0, values.Length).Select(i => values[(i % count * width) + (i / count)]), streams);
            int first = random.Next(count + 1);
            int some = random.Next(count - first + 1);
            var read = new byte[some * width];
            ByteStreamSplit.Decode(streams, width, first, read);
            Assert.Equal(values[(first * width)..((first + some) * width)], read);
            read.AsSpan().Clear();
            ByteStreamSplit.DecodePlain(streams, width, count, first, read);
            Assert.Equal(values[(first * width)..((first + some) * width)], read);
        });

    [Fact]
    public void Streams_that_do_not_hold_the_values_are_faults()
    {
        Assert.Throws<ParquetFault>(static () => ByteStreamSplit.Decode(new byte[13], 4, 0, new byte[12]));
        Assert.Throws<ParquetFault>(static () => ByteStreamSplit.Decode(new byte[12], 4, 1, new byte[12]));
        Assert.Throws<ParquetFault>(static () => ByteStreamSplit.Decode(new byte[12], 4, 4, new byte[4]));
        Assert.Throws<ParquetFault>(static () => ByteStreamSplit.Decode(new byte[12], 0, 0, new byte[12]));
    }
}
