using System.Buffers;

namespace Millrace.Data.Tests.Encodings;

/// <summary>The encodings, written plainly bit by bit, to compare with.</summary>
internal static class Naive
{
    public static byte[] Bytes(Action<ArrayBufferWriter<byte>> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(output);
        return output.WrittenSpan.ToArray();
    }

    public static ulong Mask(int width) => width == 64 ? ulong.MaxValue : (1ul << width) - 1;

    public static byte[] Pack(IReadOnlyList<ulong> values, int width)
    {
        var packed = new byte[((values.Count * width) + 7) / 8];
        for (int i = 0; i < values.Count * width; i++)
            packed[i / 8] |= (byte)((values[i / width] >> (i % width) & 1) << (i % 8));
        return packed;
    }

    public static ulong Bits(byte[] data, long bit, int width)
    {
        ulong value = 0;
        for (int i = 0; i < width; i++)
            value |= (ulong)(data[(bit + i) / 8] >> (int)((bit + i) % 8) & 1) << i;
        return value;
    }

    public static ulong Varint(byte[] data, ref int position)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = data[position++];
            value |= (ulong)(next & 127) << shift;
            if (next < 128)
                return value;
        }
    }

    public static long ZigZag(byte[] data, ref int position)
    {
        ulong value = Varint(data, ref position);
        return value % 2 == 0 ? (long)(value / 2) : -1 - (long)(value / 2);
    }

    public static List<uint> Hybrid(byte[] data, int width, int count)
    {
        var values = new List<uint>();
        for (int position = 0; values.Count < count;)
        {
            int header = (int)Varint(data, ref position);
            for (int i = 0; i < header / 2 && header % 2 == 0; i++)
                values.Add((uint)Bits(data, position * 8L, width));
            for (int i = 0; i < header / 2 * 8 && header % 2 == 1; i++)
                values.Add((uint)Bits(data, (position * 8L) + (i * width), width));
            position += header % 2 == 0 ? (width + 7) / 8 : header / 2 * width;
        }

        return values[..count];
    }

    public static (List<long> Values, int End) Delta(byte[] data)
    {
        int position = 0;
        int block = (int)Varint(data, ref position);
        int miniblocks = (int)Varint(data, ref position);
        int count = (int)Varint(data, ref position);
        var values = new List<long> { ZigZag(data, ref position) };
        if (count == 0)
            return ([], position);
        while (values.Count < count)
        {
            long least = ZigZag(data, ref position);
            int widths = position;
            position += miniblocks;
            for (int m = 0; m < miniblocks && values.Count < count; m++)
            {
                int width = data[widths + m];
                for (int i = 0; i < block / miniblocks && values.Count < count; i++)
                    values.Add(values[^1] + least + (long)Bits(data, (position * 8L) + (i * width), width));
                position += block / miniblocks * width / 8;
            }
        }

        return (values, position);
    }

    /// <summary>Numbers of a width: few different ones in stretches and many in others, so that runs of all lengths come about.</summary>
    public static int[] Numbers(Random random, int count, int width)
    {
        var values = new int[count];
        for (int i = 0; i < count;)
        {
            int length = Math.Min(count - i, random.Next(1, random.Next(1, 300)));
            bool same = random.Next(2) == 0;
            int value = (int)(random.NextInt64() & (long)Mask(width));
            for (int end = i + length; i < end; i++)
                values[i] = same ? value : (int)(random.NextInt64() & (long)Mask(width));
        }

        return values;
    }

    /// <summary>A bitmap of random bits, in stretches.</summary>
    public static ulong[] Bitmap(Random random, int bits)
    {
        var words = new ulong[Bitmaps.Words(bits)];
        foreach (ref ulong word in words.AsSpan())
        {
            word = random.Next(4) switch
            {
                0 => 0,
                1 => ulong.MaxValue,
                2 => ((ulong)random.NextInt64() << 1) ^ (ulong)random.Next(2),
                _ => ~(1ul << random.Next(64)),
            };
        }

        for (int i = random.Next(3); i > 0; i--)
            words.AsSpan(random.Next(words.Length + 1)).Fill(i == 1 ? 0 : ulong.MaxValue);
        return words;
    }

    public static bool Bit(ReadOnlySpan<ulong> bitmap, int bit) => (bitmap[bit / 64] >> (bit % 64) & 1) == 1;

    /// <summary>Cuts a count into random slices, some of them empty.</summary>
    public static IEnumerable<int> Slices(Random random, int count)
    {
        while (count > 0)
        {
            int slice = Math.Min(count, random.Next(random.Next(1, 500)));
            count -= slice;
            yield return slice;
        }
    }
}
