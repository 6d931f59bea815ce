using System.Buffers;

namespace Millrace.Data;

/// <summary>Whole numbers of unsigned LEB128, and zigzag over it, as run headers and delta headers hold them.</summary>
internal static class Varint
{
    /// <summary>A number of at most 64 bits.</summary>
    /// <exception cref="ParquetFault">The data end within it, or it has more bits.</exception>
    public static ulong Read(ReadOnlySpan<byte> data, ref int position) =>
        TryRead(data, ref position, out ulong value) ? value : throw new ParquetFault("the data end within a number");

    /// <summary>A number of at most 64 bits.</summary>
    /// <returns>Whether the data go on to its end.</returns>
    /// <exception cref="ParquetFault">It has more bits.</exception>
    public static bool TryRead(ReadOnlySpan<byte> data, ref int position, out ulong value)
    {
        value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            if ((uint)position >= (uint)data.Length)
                return false;
            byte next = data[position++];
            if (shift == 63 && next > 1)
                break;
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return true;
        }

        throw new ParquetFault("a number has more than 64 bits");
    }

    /// <summary>A signed number: 0, -1, 1, -2, 2 and so on, counted from 0.</summary>
    public static long ReadZigZag(ReadOnlySpan<byte> data, ref int position)
    {
        ulong value = Read(data, ref position);
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>Appends a number.</summary>
    public static void Write(IBufferWriter<byte> output, ulong value)
    {
        Span<byte> bytes = output.GetSpan(10);
        int count = 0;
        for (; value >= 0x80; value >>= 7)
            bytes[count++] = (byte)(value | 0x80);
        bytes[count++] = (byte)value;
        output.Advance(count);
    }

    /// <summary>Appends a signed number.</summary>
    public static void WriteZigZag(IBufferWriter<byte> output, long value) => Write(output, ((ulong)value << 1) ^ (ulong)(value >> 63));
}
