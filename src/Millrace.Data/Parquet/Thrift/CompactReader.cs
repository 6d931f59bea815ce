namespace Millrace.Data;

/// <summary>
/// Reads Thrift's compact protocol from bytes that may say anything. Whatever they claim, work and memory stay linear in their number,
/// because each element of a list takes at least one of them.
/// </summary>
internal ref struct CompactReader(ReadOnlySpan<byte> bytes)
{
    private const int MaxDepth = 64;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>How many bytes were read.</summary>
    public int Position { get; private set; }

    private readonly int Left => _bytes.Length - Position;

    /// <summary>Reads the head of a struct's next field.</summary>
    /// <param name="field">The number of the field before, 0 at first; becomes that of this field.</param>
    /// <param name="type">The type of its value, which must be read or skipped next.</param>
    /// <returns>Whether there is one.</returns>
    public bool NextField(ref int field, out CompactType type)
    {
        int head = ReadByte();
        type = (CompactType)(head & 15);
        if (head == 0)
            return false;
        if (type is CompactType.Stop or > CompactType.Uuid)
            throw new ParquetFault($"the metadata has a field of type {head & 15}");
        field = head >> 4 is var step and > 0 ? field + step : ReadInt32(CompactType.Int16);
        return field is >= short.MinValue and <= short.MaxValue ? true : throw new ParquetFault($"the metadata has a field with number {field}");
    }

    /// <summary>A truth value of a field, whose type holds it.</summary>
    public static bool ReadBool(CompactType type) => type switch
    {
        CompactType.True => true,
        CompactType.False => false,
        _ => throw Mismatch(type, "a truth value"),
    };

    public int ReadInt8(CompactType type) => type == CompactType.Byte ? (sbyte)ReadByte() : throw Mismatch(type, "a small number");

    public int ReadInt32(CompactType type)
    {
        long value = ReadInt64(type);
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : throw new ParquetFault($"the metadata has the number {value} where 32 bits must do");
    }

    public long ReadInt64(CompactType type)
    {
        if (type is not (CompactType.Int16 or CompactType.Int32 or CompactType.Int64))
            throw Mismatch(type, "a whole number");
        ulong value = ReadVarint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>The bytes of a text or a binary value, where they lie.</summary>
    public ReadOnlySpan<byte> ReadBinary(CompactType type)
    {
        if (type != CompactType.Binary)
            throw Mismatch(type, "a text");
        ulong length = ReadVarint();
        return length <= (ulong)Left ? Take((int)length) : throw CutOff();
    }

    /// <summary>Reads the head of a list. There are never more elements than bytes left, but memory should still grow with what is really read.</summary>
    /// <returns>The number of elements, which follow.</returns>
    public int ReadList(CompactType type, CompactType element)
    {
        if (type != CompactType.List)
            throw Mismatch(type, "a list");
        int count = ReadListHead(out CompactType actual);
        return count == 0 || actual == element ? count : throw Mismatch(actual, $"{element}, in a list,");
    }

    /// <summary>Checks that a field holds a struct, whose fields follow.</summary>
    public static void ExpectStruct(CompactType type)
    {
        if (type != CompactType.Struct)
            throw Mismatch(type, "a struct");
    }

    /// <summary>Passes over a field's value.</summary>
    public void Skip(CompactType type)
    {
        // The type of a field that is a truth value is its value.
        if (type is not (CompactType.True or CompactType.False))
            SkipElement(type, 0);
    }

    private void SkipElement(CompactType type, int depth)
    {
        if (depth > MaxDepth)
            throw new ParquetFault($"the metadata is nested deeper than {MaxDepth} levels");
        switch (type)
        {
            case CompactType.True or CompactType.False or CompactType.Byte:
                ReadByte();
                break;
            case CompactType.Int16 or CompactType.Int32 or CompactType.Int64:
                ReadVarint();
                break;
            case CompactType.Double:
                Take(8);
                break;
            case CompactType.Uuid:
                Take(16);
                break;
            case CompactType.Binary:
                ReadBinary(type);
                break;
            case CompactType.List or CompactType.Set:
                for (int left = ReadListHead(out CompactType element); left > 0; left--)
                    SkipElement(element, depth + 1);
                break;
            case CompactType.Map:
                SkipMap(depth);
                break;
            case CompactType.Struct:
                int field = 0;
                while (NextField(ref field, out CompactType inner))
                {
                    if (inner is not (CompactType.True or CompactType.False))
                        SkipElement(inner, depth + 1);
                }

                break;
            default:
                throw new ParquetFault($"the metadata has a value of type {(int)type}");
        }
    }

    private void SkipMap(int depth)
    {
        ulong count = ReadVarint();
        if (count == 0)
            return;
        if (count > (ulong)Left)
            throw CutOff();
        int types = ReadByte();
        for (ulong i = 0; i < count; i++)
        {
            SkipElement((CompactType)(types >> 4), depth + 1);
            SkipElement((CompactType)(types & 15), depth + 1);
        }
    }

    private int ReadListHead(out CompactType element)
    {
        int head = ReadByte();
        element = (CompactType)(head & 15);
        ulong count = head >> 4 is var small and < 15 ? (ulong)small : ReadVarint();
        return count <= (ulong)Left ? (int)count : throw CutOff();
    }

    private ulong ReadVarint()
    {
        int position = Position;
        if (!Varint.TryRead(_bytes, ref position, out ulong value))
            throw CutOff();
        Position = position;
        return value;
    }

    private byte ReadByte() => Left > 0 ? _bytes[Position++] : throw CutOff();

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > Left)
            throw CutOff();
        ReadOnlySpan<byte> taken = _bytes.Slice(Position, length);
        Position += length;
        return taken;
    }

    private static ParquetFault CutOff() => new("the metadata ends within a value") { IsCutOff = true };

    private static ParquetFault Mismatch(CompactType found, string expected) => new($"the metadata has {found} where {expected} is expected");
}
