using System.Buffers.Binary;

namespace Millrace.Data;

/// <summary>Reads true, false, 1 and 0, and leaves everything else to the format.</summary>
/// <param name="format">The format.</param>
internal readonly struct BooleanParser(BooleanFormat format) : IFieldParser<bool>
{
    private const uint LowerCase = 0x20202020;
    private const uint True = 't' | ('r' << 8) | ('u' << 16) | ('e' << 24);
    private const uint Alse = 'a' | ('l' << 8) | ('s' << 16) | ('e' << 24);

    public bool TryParse(ReadOnlySpan<byte> padded, int length, out bool value)
    {
        value = length == 1 ? padded[0] == '1' : length == 4;
        return length switch
        {
            1 when padded[0] is (byte)'0' or (byte)'1' => true,
            4 when (BinaryPrimitives.ReadUInt32LittleEndian(padded) | LowerCase) == True => true,
            5 when (padded[0] | 0x20) == 'f' && (BinaryPrimitives.ReadUInt32LittleEndian(padded[1..]) | LowerCase) == Alse => true,
            _ => format.TryParseAsText(padded[..length], out value),
        };
    }
}
