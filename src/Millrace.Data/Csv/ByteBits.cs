using System.Runtime.Intrinsics;

namespace Millrace.Data;

/// <summary>64 bytes of which each answers with a bit.</summary>
internal readonly ref struct ByteBits
{
    /// <summary>How many bytes.</summary>
    public const int Width = 64;

    private readonly Vector256<byte> _first;
    private readonly Vector256<byte> _second;

    /// <summary>Takes the first 64 bytes.</summary>
    public ByteBits(ReadOnlySpan<byte> bytes)
    {
        _first = Vector256.Create(bytes);
        _second = Vector256.Create(bytes[Vector256<byte>.Count..]);
    }

    /// <summary>Which bytes are of a value, the first byte's bit the least significant.</summary>
    public ulong Equal(byte value)
    {
        Vector256<byte> values = Vector256.Create(value);
        return Vector256.Equals(_first, values).ExtractMostSignificantBits()
            | ((ulong)Vector256.Equals(_second, values).ExtractMostSignificantBits() << Vector256<byte>.Count);
    }

    /// <summary>Each bit the parity of itself and all below.</summary>
    public static ulong Parity(ulong bits)
    {
        for (int shift = 1; shift < Width; shift <<= 1)
            bits ^= bits << shift;
        return bits;
    }
}
