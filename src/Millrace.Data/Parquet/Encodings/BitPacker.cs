using System.Buffers.Binary;

namespace Millrace.Data;

/// <summary>Packs values of a fixed number of bits from each byte's least significant bit on: the inverse of <see cref="BitUnpacker"/>.</summary>
internal static class BitPacker
{
    /// <summary>How many bytes so many values take.</summary>
    public static int Bytes(int count, int width) => (int)((((long)count * width) + 7) >> 3);

    /// <summary>Packs values, none of which has more bits than the width.</summary>
    /// <param name="values">The values.</param>
    /// <param name="width">0 to 32.</param>
    /// <param name="target">Takes <see cref="Bytes"/> bytes, the last one filled up with zeros.</param>
    public static void Pack(ReadOnlySpan<int> values, int width, Span<byte> target)
    {
        target = target[..Bytes(values.Length, width)];
        if (width is > 0 and <= 8)
        {
            for (; values.Length >= 8 && target.Length >= 8; values = values[8..], target = target[width..])
                BinaryPrimitives.WriteUInt64LittleEndian(target, Eight(values, width));
        }

        ulong packed = 0;
        int used = 0;
        foreach (int value in values)
            Append((uint)value, width, ref packed, ref used, ref target);
        Finish(packed, target);
    }

    /// <summary>Packs values of up to 64 bits.</summary>
    /// <param name="values">The values.</param>
    /// <param name="width">0 to 64.</param>
    /// <param name="target">Takes <see cref="Bytes"/> bytes, the last one filled up with zeros.</param>
    public static void Pack(ReadOnlySpan<long> values, int width, Span<byte> target)
    {
        target = target[..Bytes(values.Length, width)];
        ulong packed = 0;
        int used = 0;
        foreach (long value in values)
            Append((ulong)value, width, ref packed, ref used, ref target);
        Finish(packed, target);
    }

    private static ulong Eight(ReadOnlySpan<int> values, int width)
    {
        values = values[..8];
        ulong low = (uint)values[0] | ((ulong)(uint)values[1] << width) | ((ulong)(uint)values[2] << (2 * width)) | ((ulong)(uint)values[3] << (3 * width));
        ulong high = (uint)values[4] | ((ulong)(uint)values[5] << width) | ((ulong)(uint)values[6] << (2 * width)) | ((ulong)(uint)values[7] << (3 * width));
        return low | (high << (4 * width));
    }

    private static void Append(ulong value, int width, ref ulong packed, ref int used, ref Span<byte> target)
    {
        packed |= value << used;
        used += width;
        if (used < 64)
            return;
        BinaryPrimitives.WriteUInt64LittleEndian(target, packed);
        target = target[8..];
        used -= 64;
        packed = used == 0 ? 0 : value >> (width - used);
    }

    private static void Finish(ulong packed, Span<byte> target)
    {
        for (int i = 0; i < target.Length; i++, packed >>= 8)
            target[i] = (byte)packed;
    }
}
