using System.Buffers.Binary;
using System.Numerics;

namespace Millrace.Tables;

/// <summary>
/// The bytes that stand for a value where it is hashed: a byte for the kind of value, then the value, the least significant byte first. Equal values have equal
/// bytes whatever the width of their column: all whole numbers are of one kind, and so are all binary fractions, all texts and names of enumerations. 0 and
/// −0 are equal, all NaN are, and 1.50 is 1.5. A whole number, a fraction and a decimal of the same size are not equal. These bytes must never change:
/// splits depend on them.
/// </summary>
internal static class CanonicalBytes
{
    /// <summary>The most bytes of a value of fixed width.</summary>
    public const int Most = 18;

    public const byte Missing = 0;
    public const byte Text = 9;
    public const byte Binary = 10;
    public const byte List = 11;

    private const ulong NaN = 0x7FF8_0000_0000_0000;

    public static int Of(bool value, Span<byte> target) => Write(1, value ? 1UL : 0, target);

    // The last byte tells negative numbers from those that are too large for 127 bits.
    public static int Whole<T>(T value, Span<byte> target)
        where T : IBinaryInteger<T>
    {
        target[0] = 2;
        BinaryPrimitives.WriteUInt128LittleEndian(target[1..], UInt128.CreateTruncating(value));
        target[17] = T.IsNegative(value) ? (byte)1 : (byte)0;
        return 18;
    }

    public static int Fraction<T>(T value, Span<byte> target)
        where T : IBinaryFloatingPointIeee754<T>
    {
        double wide = double.CreateTruncating(value);
        return Write(3, double.IsNaN(wide) ? NaN : wide == 0 ? 0 : BitConverter.DoubleToUInt64Bits(wide), target);
    }

    public static int Of(decimal value, Span<byte> target)
    {
        // Division makes the scale as small as it can be.
        decimal bare = value == 0 ? 0 : value / 1.0000000000000000000000000000m;
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(bare, bits);
        target[0] = 4;
        for (int i = 0; i < bits.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(target[(1 + (4 * i))..], bits[i]);
        return 17;
    }

    // To the microsecond, as files hold them: saving a dataset moves no row.
    public static int Of(DateTime value, Span<byte> target) => Write(5, (ulong)(value.Ticks / TimeSpan.TicksPerMicrosecond), target);

    public static int Of(DateOnly value, Span<byte> target) => Write(6, (ulong)value.DayNumber, target);

    public static int Of(TimeOnly value, Span<byte> target) => Write(7, (ulong)(value.Ticks / TimeSpan.TicksPerMicrosecond), target);

    public static int Of(Guid value, Span<byte> target)
    {
        target[0] = 8;
        value.TryWriteBytes(target[1..], bigEndian: true, out _);
        return 17;
    }

    private static int Write(byte kind, ulong value, Span<byte> target)
    {
        target[0] = kind;
        BinaryPrimitives.WriteUInt64LittleEndian(target[1..], value);
        return 9;
    }
}
