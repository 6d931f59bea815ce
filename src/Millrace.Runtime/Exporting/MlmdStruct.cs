using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Millrace.Runtime;

/// <summary>A series as ML Metadata keeps structures: a protocol buffer of google.protobuf.Struct in Base64, behind a mark.</summary>
internal static class MlmdStruct
{
    private const string Mark = "mlmd-struct::";

    // Tags are field numbers and wire types: Struct.fields 1, of whose entries key 1 and value 2; Value.number_value 2 and .list_value 6; ListValue.values 1.
    private const byte Field = (1 << 3) | 2;
    private const byte Key = (1 << 3) | 2;
    private const byte Content = (2 << 3) | 2;
    private const byte List = (6 << 3) | 2;
    private const byte Item = (1 << 3) | 2;
    private const byte Number = (2 << 3) | 1;

    /// <summary>A series: the lists <c>position</c> and <c>value</c>.</summary>
    public static string Of(ImmutableArray<SeriesPoint> points)
    {
        var text = new List<byte>();
        Write(text, "position", points.Select(static point => (double)point.Position), points.Length);
        Write(text, "value", points.Select(static point => point.Value), points.Length);
        return Mark + Convert.ToBase64String([.. text]);
    }

    private static void Write(List<byte> text, string name, IEnumerable<double> numbers, int count)
    {
        const int ValueLength = 1 + sizeof(double), ItemLength = 2 + ValueLength;
        byte[] key = Encoding.ASCII.GetBytes(name);
        int list = count * ItemLength;
        int value = 1 + LengthOf(list) + list;
        Write(text, Field, 1 + LengthOf(key.Length) + key.Length + 1 + LengthOf(value) + value);
        Write(text, Key, key.Length);
        text.AddRange(key);
        Write(text, Content, value);
        Write(text, List, list);
        Span<byte> eight = stackalloc byte[sizeof(double)];
        foreach (double number in numbers)
        {
            Write(text, Item, ValueLength);
            text.Add(Number);
            BinaryPrimitives.WriteDoubleLittleEndian(eight, number);
            text.AddRange(eight);
        }
    }

    private static void Write(List<byte> text, byte tag, int length)
    {
        text.Add(tag);
        uint rest = (uint)length;
        for (; rest >= 0x80; rest >>= 7)
            text.Add((byte)(rest | 0x80));
        text.Add((byte)rest);
    }

    private static int LengthOf(int number)
    {
        int length = 1;
        for (uint rest = (uint)number; rest >= 0x80; rest >>= 7)
            length++;
        return length;
    }
}
