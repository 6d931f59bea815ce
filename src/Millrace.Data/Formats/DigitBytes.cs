using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Millrace.Data;

/// <summary>Numbers of a few digits, read eight bytes at a time.</summary>
internal static class DigitBytes
{
    private const int Step = 8;
    private const ulong Zeros = 0x3030303030303030;
    private const ulong AboveNine = 0x7676767676767676;
    private const ulong HighBits = 0x8080808080808080;

    /// <summary>Reads a number of one to sixteen digits.</summary>
    /// <param name="padded">The digits and eight bytes more.</param>
    /// <param name="length">How many digits.</param>
    /// <param name="value">The number.</param>
    /// <returns>Whether there are as many and all are digits.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ReadOnlySpan<byte> padded, int length, out long value)
    {
        if ((uint)(length - 1) >= Step)
            return TryReadLong(padded, length, out value);
        bool isNumber = TryRead(BinaryPrimitives.ReadUInt64LittleEndian(padded), length, out uint number);
        value = number;
        return isNumber;
    }

    /// <summary>Reads a number of one to eight digits, the first in the least significant byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ulong digits, int length, out uint value)
    {
        // Each byte the digit's value, zeros in front; then two digits to a number below 100, and so on.
        ulong bytes = (digits ^ Zeros) << (64 - (8 * length));
        ulong pairs = ((bytes * ((10 << 8) + 1)) >> 8) & 0x00FF00FF00FF00FF;
        ulong fours = ((pairs * ((100 << 16) + 1)) >> 16) & 0x0000FFFF0000FFFF;
        value = (uint)((fours * ((10_000UL << 32) + 1)) >> 32);
        return (((bytes + AboveNine) | bytes) & HighBits) == 0;
    }

    private static bool TryReadLong(ReadOnlySpan<byte> padded, int length, out long value)
    {
        value = 0;
        if (length <= Step || length > 2 * Step
            || !TryRead(BinaryPrimitives.ReadUInt64LittleEndian(padded), length - Step, out uint high)
            || !TryRead(BinaryPrimitives.ReadUInt64LittleEndian(padded[(length - Step)..]), Step, out uint low))
            return false;
        value = (high * 100_000_000L) + low;
        return true;
    }
}
