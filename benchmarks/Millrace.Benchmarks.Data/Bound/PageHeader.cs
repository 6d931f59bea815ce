namespace Millrace.Benchmarks.Data;

/// <summary>What the header of a page says, as far as the hand-written reader needs it. Thrift's compact form; whatever else stands in it is skipped.</summary>
/// <param name="IsDictionary">Whether the page holds the dictionary.</param>
/// <param name="Uncompressed">Bytes of the page.</param>
/// <param name="Compressed">Bytes of it in the file.</param>
/// <param name="Values">Values of the page, the missing ones included.</param>
internal readonly record struct PageHeader(bool IsDictionary, int Uncompressed, int Compressed, int Values)
{
    private const int Stop = 0;
    private const int Byte = 3;
    private const int LastInteger = 6;
    private const int Double = 7;
    private const int Binary = 8;
    private const int Struct = 12;

    public static PageHeader Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        var header = new PageHeader();
        for (int field = 0, type = Next(bytes, ref at, ref field); type != Stop; type = Next(bytes, ref at, ref field))
        {
            header = field switch
            {
                1 => header with { IsDictionary = Integer(bytes, ref at) == 2 },
                2 => header with { Uncompressed = Integer(bytes, ref at) },
                3 => header with { Compressed = Integer(bytes, ref at) },
                5 or 7 => header with { Values = ReadValues(bytes, ref at) },
                _ => Skip(header, bytes, ref at, type),
            };
        }

        return header;
    }

    // The first field of a data page's header and of a dictionary's is the number of values.
    private static int ReadValues(ReadOnlySpan<byte> bytes, ref int at)
    {
        int values = 0;
        for (int field = 0, type = Next(bytes, ref at, ref field); type != Stop; type = Next(bytes, ref at, ref field))
        {
            if (field == 1)
                values = Integer(bytes, ref at);
            else
                Skip(default, bytes, ref at, type);
        }

        return values;
    }

    private static int Next(ReadOnlySpan<byte> bytes, ref int at, ref int field)
    {
        int head = bytes[at++];
        field = head >> 4 != 0 ? field + (head >> 4) : head == Stop ? field : Integer(bytes, ref at);
        return head & 15;
    }

    private static PageHeader Skip(PageHeader header, ReadOnlySpan<byte> bytes, ref int at, int type)
    {
        switch (type)
        {
            case < Byte:
                break;
            case Byte:
                at++;
                break;
            case <= LastInteger:
                Varint(bytes, ref at);
                break;
            case Double:
                at += sizeof(double);
                break;
            case Binary:
                int length = (int)Varint(bytes, ref at);
                at += length;
                break;
            case Struct:
                for (int field = 0, inner = Next(bytes, ref at, ref field); inner != Stop; inner = Next(bytes, ref at, ref field))
                    Skip(header, bytes, ref at, inner);
                break;
            default:
                throw new NotSupportedException($"The header of a page holds a field of type {type}.");
        }

        return header;
    }

    private static int Integer(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong zigzag = Varint(bytes, ref at);
        return (int)((long)(zigzag >> 1) ^ -(long)(zigzag & 1));
    }

    /// <summary>Reads a number of variable length, without a look at where the bytes end.</summary>
    public static unsafe ulong Varint(ref byte* at)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = *at++;
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
    }

    private static ulong Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = bytes[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
    }
}
