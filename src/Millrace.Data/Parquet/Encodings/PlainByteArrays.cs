using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace Millrace.Data;

/// <summary>Byte arrays, each after its length in four bytes (Encodings.md, "Plain"): texts, and the dictionaries of them.</summary>
internal static class PlainByteArrays
{
    private const int Block = 16;

    /// <summary>Reads as many values as there are lengths to fill.</summary>
    /// <param name="data">The values.</param>
    /// <param name="position">Where the next value's length starts; afterwards, where the one after the last does.</param>
    /// <param name="lengths">The values' lengths.</param>
    /// <param name="bytes">Takes the values, one after the other.</param>
    /// <exception cref="ParquetFault">A length is negative, or the data end before the last value; nothing was appended then.</exception>
    public static void Read(ReadOnlySpan<byte> data, ref int position, Span<int> lengths, IBufferWriter<byte> bytes)
    {
        int start = position;
        int end = Measure(data, start, lengths);
        int total = end - start - (4 * lengths.Length);
        if (total > 0)
        {
            // With a block's room behind the last value, each short one may be copied as a block.
            Copy(data[start..], lengths, bytes.GetSpan(total + Block));
            bytes.Advance(total);
        }

        position = end;
    }

    /// <summary>Passes the next values.</summary>
    /// <exception cref="ParquetFault">A length is negative, or the data end before the last value.</exception>
    public static void Skip(ReadOnlySpan<byte> data, ref int position, int count)
    {
        int length = 0;
        for (int i = 0; i < count; i++)
            position = Measure(data, position, new Span<int>(ref length));
    }

    /// <summary>Appends one value.</summary>
    public static void Write(ReadOnlySpan<byte> value, IBufferWriter<byte> output)
    {
        Span<byte> target = output.GetSpan(value.Length + 4);
        BinaryPrimitives.WriteInt32LittleEndian(target, value.Length);
        value.CopyTo(target[4..]);
        output.Advance(value.Length + 4);
    }

    private static int Measure(ReadOnlySpan<byte> data, int position, Span<int> lengths)
    {
        foreach (ref int length in lengths)
        {
            if (data.Length - position < 4)
                throw new ParquetFault("the data end before the last value");
            length = BinaryPrimitives.ReadInt32LittleEndian(data[position..]);
            position += 4;
            if ((uint)length > (uint)(data.Length - position))
                throw new ParquetFault($"a value has {length} bytes, and {data.Length - position} are left");
            position += length;
        }

        return position;
    }

    private static void Copy(ReadOnlySpan<byte> data, ReadOnlySpan<int> lengths, Span<byte> target)
    {
        int from = 0;
        int to = 0;
        foreach (int length in lengths)
        {
            from += 4;
            if (length <= Block && data.Length - from >= Block && target.Length - to >= Block)
                Vector128.Create(data.Slice(from, Block)).CopyTo(target[to..]);
            else
                data.Slice(from, length).CopyTo(target[to..]);
            from += length;
            to += length;
        }
    }
}
