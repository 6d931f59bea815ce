using System.Buffers;
using System.Diagnostics;

namespace Millrace.Data.Tests.Encodings;

/// <summary>Any bytes give values or a fault.</summary>
public sealed class DamageTests
{
    private const int Cases = 3000;
    private const int Count = 300;
    private const int MaximumBytes = 100_000;

    [Fact]
    public void Hybrid_runs() => Try(static (random, output) => HybridEncoder.Encode(Naive.Numbers(random, Count, 6), 6, output), static (random, data) =>
    {
        var decoder = new HybridDecoder();
        decoder.Start(data, random.Next(33));
        foreach (int slice in Naive.Slices(random, Count))
            decoder.ReadChecked(new int[slice], 1 << 20);
    });

    [Fact]
    public void Levels() => Try(static (random, output) => LevelEncoder.Encode(Naive.Bitmap(random, Count), 0, Count, output), static (random, data) =>
    {
        var decoder = new LevelDecoder();
        decoder.Start(data, random.Next(4), random.Next(4) == 0);
        var bitmap = new ulong[Bitmaps.Words(Count)];
        int next = 0;
        foreach (int slice in Naive.Slices(random, Count))
        {
            if (random.Next(2) == 0)
                Assert.Equal(decoder.Read(bitmap, next, slice), Bitmaps.Count(bitmap, next, slice));
            else
                decoder.Read(new byte[slice]);
            next += slice;
        }
    });

    [Fact]
    public void Deltas() => Try(WriteDeltas, static (random, data) =>
    {
        var decoder = new DeltaBinaryPackedDecoder();
        decoder.Start(data, Count);
        Assert.InRange(decoder.Count, 0, Count);
        if (random.Next(2) == 0)
            Assert.InRange(decoder.FindEnd(), 0, data.Length);
        foreach (int slice in Naive.Slices(random, Count))
        {
            if (random.Next(2) == 0)
                decoder.Read(new long[slice]);
            else
                decoder.Read(new int[slice]);
        }
    });

    [Fact]
    public void Plain_byte_arrays() => Try(
        static (random, output) =>
        {
            for (int i = 0; i < Count; i++)
                PlainByteArrays.Write(new byte[random.Next(30)], output);
        },
        static (random, data) =>
        {
            int position = 0;
            foreach (int slice in Naive.Slices(random, Count))
                Read(slice, (lengths, bytes) => PlainByteArrays.Read(data, ref position, lengths, bytes));
        });

    [Fact]
    public void Delta_length_byte_arrays() => Try(WriteDeltaLengths, static (random, data) =>
    {
        var decoder = new DeltaLengthByteArrayDecoder();
        decoder.Start(data, Count);
        foreach (int slice in Naive.Slices(random, Count))
            Read(slice, (lengths, bytes) => decoder.Read(lengths, bytes));
    });

    [Fact]
    public void Delta_byte_arrays() => Try(
        static (random, output) =>
        {
            DeltaBinaryPackedEncoder.Encode(new int[Count], output);
            WriteDeltaLengths(random, output);
        },
        static (random, data) =>
        {
            var decoder = new DeltaByteArrayDecoder();
            decoder.Start(data, Count);
            foreach (int slice in Naive.Slices(random, Count))
                Read(slice, (lengths, bytes) => decoder.Read(lengths, bytes, MaximumBytes));
        });

    /// <summary>A page of few bytes whose values are the beginning of a long one, over and over.</summary>
    [Fact]
    public void Values_that_repeat_a_long_one_are_limited()
    {
        var output = new ArrayBufferWriter<byte>();
        DeltaBinaryPackedEncoder.Encode([0, .. Enumerable.Repeat(50_000, 99_999)], output);
        DeltaLengthByteArrayEncoder.Encode([50_000, .. new int[99_999]], new byte[50_000], output);
        var decoder = new DeltaByteArrayDecoder();
        decoder.Start(output.WrittenMemory, 100_000);
        var bytes = new ArrayBufferWriter<byte>();
        Assert.Throws<ParquetFault>(() => decoder.Read(new int[100_000], bytes, 1_000_000));
        Assert.Equal(1_000_000, bytes.WrittenCount);
    }

    private static void WriteDeltas(Random random, IBufferWriter<byte> output) =>
        DeltaBinaryPackedEncoder.Encode(Naive.Numbers(random, Count, random.Next(33)), output);

    private static void WriteDeltaLengths(Random random, IBufferWriter<byte> output)
    {
        int[] lengths = [.. Enumerable.Range(0, Count).Select(_ => random.Next(30))];
        DeltaLengthByteArrayEncoder.Encode(lengths, new byte[lengths.Sum()], output);
    }

    private static void Read(int count, Action<int[], ArrayBufferWriter<byte>> read)
    {
        var lengths = new int[count];
        var bytes = new ArrayBufferWriter<byte>();
        read(lengths, bytes);
        Assert.All(lengths, static length => Assert.True(length >= 0));
        Assert.Equal(bytes.WrittenCount, lengths.Sum(static length => (long)length));
        Assert.InRange(bytes.WrittenCount, 0, MaximumBytes);
    }

    private static void Try(Action<Random, ArrayBufferWriter<byte>> write, Action<Random, byte[]> read)
    {
        long start = Stopwatch.GetTimestamp();
        int faults = 0;
        for (int seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            byte[] data = Naive.Bytes(output => write(random, output));
            Damage(ref data, random);
            try
            {
                read(random, data);
            }
            catch (ParquetFault)
            {
                faults++;
            }
        }

        Assert.InRange(faults, 1, Cases - 1);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalMinutes, 0, 10);
    }

    private static void Damage(ref byte[] data, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                data = new byte[random.Next(100)];
                random.NextBytes(data);
                break;
            case 1:
                data = random.Next(2) == 0 ? data[..^1] : data[..random.Next(data.Length)];
                break;
            case 2:
                for (int i = random.Next(1, 8); i > 0; i--)
                    data[random.Next(Math.Min(data.Length, 40))] ^= (byte)(1 << random.Next(8));
                break;
            default:
                data[random.Next(data.Length)] = (byte)random.Next(256);
                break;
        }
    }
}
