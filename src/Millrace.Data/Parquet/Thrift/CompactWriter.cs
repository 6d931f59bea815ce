using System.Buffers;
using System.Text;

namespace Millrace.Data;

/// <summary>Writes Thrift's compact protocol. Fields of a struct must come in the order of their numbers.</summary>
internal sealed class CompactWriter(IBufferWriter<byte> output)
{
    private int _field;

    public void Bool(int field, bool value) => Head(field, value ? CompactType.True : CompactType.False);

    public void Int8(int field, sbyte value)
    {
        Head(field, CompactType.Byte);
        Byte((byte)value);
    }

    public void Int16(int field, short value)
    {
        Head(field, CompactType.Int16);
        ZigZag(value);
    }

    public void Int32(int field, int value)
    {
        Head(field, CompactType.Int32);
        ZigZag(value);
    }

    public void Int64(int field, long value)
    {
        Head(field, CompactType.Int64);
        ZigZag(value);
    }

    public void Binary(int field, ReadOnlySpan<byte> value)
    {
        Head(field, CompactType.Binary);
        Element(value);
    }

    public void Text(int field, string value)
    {
        Head(field, CompactType.Binary);
        Element(value);
    }

    /// <summary>Begins a struct that is a field.</summary>
    /// <returns>What <see cref="End"/> must be given.</returns>
    public int Begin(int field)
    {
        Head(field, CompactType.Struct);
        return Begin();
    }

    /// <summary>Begins a struct that is an element of a list, or stands alone.</summary>
    /// <returns>What <see cref="End"/> must be given.</returns>
    public int Begin()
    {
        int outer = _field;
        _field = 0;
        return outer;
    }

    /// <summary>Ends a struct.</summary>
    public void End(int outer)
    {
        Byte(0);
        _field = outer;
    }

    /// <summary>An empty struct that is a field: how unions name what carries nothing.</summary>
    public void Empty(int field) => End(Begin(field));

    /// <summary>Begins a list, whose elements must follow.</summary>
    public void List(int field, CompactType element, int count)
    {
        Head(field, CompactType.List);
        Byte((byte)(Math.Min(count, 15) << 4 | (int)element));
        if (count >= 15)
            Varint((ulong)count);
    }

    /// <summary>A whole number as an element of a list.</summary>
    public void Element(int value) => ZigZag(value);

    /// <summary>A text as an element of a list.</summary>
    public void Element(string value)
    {
        int length = Encoding.UTF8.GetByteCount(value);
        Varint((ulong)length);
        Encoding.UTF8.GetBytes(value, output.GetSpan(length));
        output.Advance(length);
    }

    private void Element(ReadOnlySpan<byte> value)
    {
        Varint((ulong)value.Length);
        output.Write(value);
    }

    private void Head(int field, CompactType type)
    {
        int step = field - _field;
        bool isShort = step is > 0 and < 16;
        Byte((byte)((isShort ? step << 4 : 0) | (int)type));
        if (!isShort)
            ZigZag(field);
        _field = field;
    }

    private void ZigZag(long value) => Varint((ulong)(value << 1 ^ value >> 63));

    private void Varint(ulong value)
    {
        Span<byte> bytes = output.GetSpan(10);
        int length = 0;
        for (; value >= 128; value >>= 7)
            bytes[length++] = (byte)(value | 128);
        bytes[length++] = (byte)value;
        output.Advance(length);
    }

    private void Byte(byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }
}
