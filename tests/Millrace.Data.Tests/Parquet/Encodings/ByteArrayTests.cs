using System.Buffers;
using System.Text;
using CsCheck;

namespace Millrace.Data.Tests.Encodings;

public sealed class ByteArrayTests
{
    private static readonly Gen<(int, int)> Cases = Gen.Select(Gen.Int[0, 700], Gen.Int[0, int.MaxValue - 1]);

    // Encodings.md, "Delta-length byte array": the example's lengths are 5, 5, 6, 6.
    [Fact]
    public void The_example_of_delta_lengths_is_read_and_written()
    {
        byte[] data = [0x80, 1, 4, 4, 10, 0, 1, 0, 0, 0, 0b010, 0, 0, 0, .. "HelloWorldFoobarABCDEF"u8];
        Assert.Equal(data, Naive.Bytes(static output => DeltaLengthByteArrayEncoder.Encode([5, 5, 6, 6], "HelloWorldFoobarABCDEF"u8, output)));
        var decoder = new DeltaLengthByteArrayDecoder();
        decoder.Start(data, 4);
        Assert.Equal(["Hello", "World", "Foobar", "ABCDEF"], Read(4, decoder.Read));
    }

    // Encodings.md, "Delta Strings": the example of four words.
    [Fact]
    public void The_example_of_shared_beginnings_is_read()
    {
        byte[] data = Shared([0, 2, 0, 3], ["axis", "le", "babble", "yhood"]);
        var decoder = new DeltaByteArrayDecoder();
        decoder.Start(data, 4);
        Assert.Equal(["axis", "axle", "babble", "babyhood"], Read(4, (lengths, bytes) => decoder.Read(lengths, bytes, 22)));
        decoder.Start(data, 4);
        Assert.Throws<ParquetFault>(() => decoder.Read(new int[4], new ArrayBufferWriter<byte>(), 21));
    }

    [Fact]
    public void Plain_values_read_back_in_any_slices() => Cases.Sample(static (count, seed) =>
    {
        var random = new Random(seed);
        string[] values = Values(random, count);
        byte[] data = Naive.Bytes(output =>
        {
            foreach (string value in values)
                PlainByteArrays.Write(Encoding.UTF8.GetBytes(value), output);
        });
        int position = 0;
        Check(
            values,
            random,
            (lengths, bytes) => PlainByteArrays.Read(data, ref position, lengths, bytes),
            skip => PlainByteArrays.Skip(data, ref position, skip));
        Assert.Equal(data.Length, position);
    });

    [Fact]
    public void Delta_lengths_read_back_in_any_slices() => Cases.Sample(static (count, seed) =>
    {
        var random = new Random(seed);
        string[] values = Values(random, count);
        var decoder = new DeltaLengthByteArrayDecoder();
        decoder.Start(Suffixes(values), count);
        Assert.Equal(count, decoder.Count);
        Check(values, random, decoder.Read, decoder.Skip);
    });

    [Fact]
    public void Shared_beginnings_read_back_in_any_slices() => Cases.Sample(static (count, seed) =>
    {
        var random = new Random(seed);
        string[] values = Values(random, count);
        int[] prefixes = [.. values.Select((v, i) => i == 0 ? 0 : v.Zip(values[i - 1]).TakeWhile(static p => p.First == p.Second).Count())];
        var decoder = new DeltaByteArrayDecoder();
        decoder.Start(Shared(prefixes, [.. values.Select((v, i) => v[prefixes[i]..])]), count);
        Assert.Equal(count, decoder.Count);
        Check(values, random, (lengths, bytes) => decoder.Read(lengths, bytes, int.MaxValue), decoder.Skip);
    });

    [Theory]
    [InlineData(new byte[] { 1, 0, 0 })]
    [InlineData(new byte[] { 1, 0, 0, 0 })]
    [InlineData(new byte[] { 255, 255, 255, 255, 1 })]
    [InlineData(new byte[] { 255, 255, 255, 127, 1 })]
    public void Plain_lengths_that_lie_are_faults(byte[] data) => Assert.Throws<ParquetFault>(() =>
    {
        int position = 0;
        PlainByteArrays.Read(data, ref position, new int[1], new ArrayBufferWriter<byte>());
    });

    [Fact]
    public void Delta_lengths_that_lie_are_faults()
    {
        foreach (int[] lengths in new int[][] { [-1, 5], [3, -1], [3, 3], [int.MaxValue, int.MaxValue, 2] })
        {
            var decoder = new DeltaLengthByteArrayDecoder();
            decoder.Start(Naive.Bytes(output => DeltaLengthByteArrayEncoder.Encode(lengths, "abcde"u8, output)), 9);
            Assert.Throws<ParquetFault>(() => decoder.Read(new int[lengths.Length]));
        }
    }

    [Fact]
    public void Beginnings_that_lie_are_faults()
    {
        var decoder = new DeltaByteArrayDecoder();
        foreach (int[] prefixes in new int[][] { [1, 0], [0, 3], [0, -1] })
        {
            decoder.Start(Shared(prefixes, ["ab", "c"]), 9);
            Assert.Throws<ParquetFault>(() => decoder.Read(new int[2], new ArrayBufferWriter<byte>(), 100));
        }

        Assert.Throws<ParquetFault>(() => decoder.Start(Shared([0, 1, 1], ["ab", "c"]), 9));
        decoder.Start(Shared([0, 1], ["ab", "c"]), 9);
        Assert.Equal(["ab", "ac"], Read(2, (lengths, bytes) => decoder.Read(lengths, bytes, 100)));
    }

    [Fact]
    public void Codes_become_values()
    {
        var values = new double[5];
        DictionaryValues.Gather<double>([1.5, 2.5, 3.5], [2, 0, 1, 1], values);
        Assert.Equal([3.5, 1.5, 2.5, 2.5, 0], values);
        Assert.Throws<ArgumentException>(static () => DictionaryValues.Gather<int>([1], [0, 0], new int[1]));
    }

    private static byte[] Suffixes(string[] values) => Naive.Bytes(output => DeltaLengthByteArrayEncoder.Encode(
        [.. values.Select(Encoding.UTF8.GetByteCount)], Encoding.UTF8.GetBytes(string.Concat(values)), output));

    private static byte[] Shared(int[] prefixes, string[] suffixes) =>
        [.. Naive.Bytes(output => DeltaBinaryPackedEncoder.Encode(prefixes, output)), .. Suffixes(suffixes)];

    private static string[] Values(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(i =>
            new string((char)('a' + (i / 3 % 2)), random.Next(random.Next(1, 60))) + (random.Next(2) == 0 ? "" : $"{i}"))];

    private static string[] Read(int count, ReadValues read)
    {
        var lengths = new int[count];
        var bytes = new ArrayBufferWriter<byte>();
        read(lengths, bytes);
        int at = 0;
        string[] values = [.. lengths.Select(length => Encoding.UTF8.GetString(bytes.WrittenSpan.Slice((at += length) - length, length)))];
        Assert.Equal(bytes.WrittenCount, at);
        return values;
    }

    private static void Check(string[] values, Random random, ReadValues read, Action<int> skip)
    {
        int next = 0;
        foreach (int slice in Naive.Slices(random, values.Length))
        {
            if (random.Next(4) == 0)
                skip(slice);
            else
                Assert.Equal(values[next..(next + slice)], Read(slice, read));
            next += slice;
        }
    }

    private delegate void ReadValues(Span<int> lengths, IBufferWriter<byte> bytes);
}
