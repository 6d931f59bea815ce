using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// Values as bytes that compare as the values do. Numbers that are equal have the same bytes: both zeros, all NaNs (which come behind the largest number), a
/// decimal with more or fewer zeros behind the point. Enumerations compare by their numbers. Times compare to the microsecond, as files hold them.
/// </summary>
/// <typeparam name="T">The type of a column's values.</typeparam>
internal static class KeyValues<T>
    where T : struct
{
    private const int DecimalBytes = 25;

    private static readonly bool s_isSigned =
        Type.GetTypeCode(typeof(T)) is TypeCode.SByte or TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64;

    /// <summary>Bytes of a value.</summary>
    public static int Width => typeof(T) == typeof(decimal) ? DecimalBytes : Unsafe.SizeOf<T>();

    /// <summary>Whether a value's bytes lie in one number.</summary>
    public static bool IsShort => Width <= sizeof(ulong);

    /// <summary>Whether values that follow each other are numbers that do: whole ones, enumerations, truth values, days.</summary>
    public static bool IsCounted =>
        IsShort && typeof(T) != typeof(Half) && typeof(T) != typeof(float) && typeof(T) != typeof(double)
        && typeof(T) != typeof(DateTime) && typeof(T) != typeof(TimeOnly);

    /// <summary>Writes a value's bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(Span<byte> to, T value)
    {
        if (typeof(T) == typeof(decimal))
            DecimalKey.Write(to, Unsafe.BitCast<T, decimal>(value));
        else if (typeof(T) == typeof(Guid))
            Unsafe.BitCast<T, Guid>(value).TryWriteBytes(to, bigEndian: true, out _);
        else if (typeof(T) == typeof(Int128))
            BinaryPrimitives.WriteUInt128BigEndian(to, (UInt128)Unsafe.BitCast<T, Int128>(value) ^ (UInt128.One << 127));
        else if (typeof(T) == typeof(UInt128))
            BinaryPrimitives.WriteUInt128BigEndian(to, Unsafe.BitCast<T, UInt128>(value));
        else if (Unsafe.SizeOf<T>() == sizeof(byte))
            to[0] = (byte)Number(value);
        else if (Unsafe.SizeOf<T>() == sizeof(ushort))
            BinaryPrimitives.WriteUInt16BigEndian(to, (ushort)Number(value));
        else if (Unsafe.SizeOf<T>() == sizeof(uint))
            BinaryPrimitives.WriteUInt32BigEndian(to, (uint)Number(value));
        else
            BinaryPrimitives.WriteUInt64BigEndian(to, Number(value));
    }

    /// <summary>A value's bytes as one number, where they are few enough.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Number(T value)
    {
        if (typeof(T) == typeof(Half))
            return Ordered((ushort)FloatBits(Unsafe.BitCast<T, ushort>(value), 0x7E00, 0x7C00, 0x8000));
        if (typeof(T) == typeof(float))
            return Ordered((uint)FloatBits(Unsafe.BitCast<T, uint>(value), 0x7FC00000, 0x7F800000, 0x80000000));
        if (typeof(T) == typeof(double))
            return Ordered(FloatBits(Unsafe.BitCast<T, ulong>(value), 0x7FF8UL << 48, 0x7FF0UL << 48, 1UL << 63));
        if (typeof(T) == typeof(DateTime))
            return (ulong)(Unsafe.BitCast<T, DateTime>(value).Ticks / TimeSpan.TicksPerMicrosecond);
        if (typeof(T) == typeof(TimeOnly))
            return (ulong)(Unsafe.BitCast<T, TimeOnly>(value).Ticks / TimeSpan.TicksPerMicrosecond);
        return Whole(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Whole(T value)
    {
        if (Unsafe.SizeOf<T>() == sizeof(byte))
            return (byte)(Unsafe.BitCast<T, byte>(value) ^ (s_isSigned ? 0x80 : 0));
        if (Unsafe.SizeOf<T>() == sizeof(ushort))
            return (ushort)(Unsafe.BitCast<T, ushort>(value) ^ (s_isSigned ? 0x8000 : 0));
        if (Unsafe.SizeOf<T>() == sizeof(uint))
            return Unsafe.BitCast<T, uint>(value) ^ (s_isSigned ? 0x80000000 : 0);
        if (Unsafe.SizeOf<T>() == sizeof(ulong))
            return Unsafe.BitCast<T, ulong>(value) ^ (s_isSigned ? 1UL << 63 : 0);
        throw new DataException($"Values of the type {typeof(T).Name} have no order.");
    }

    /// <summary>The bits of a floating-point number, one form for equal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong FloatBits(ulong bits, ulong notANumber, ulong infinity, ulong sign)
    {
        ulong size = bits & (sign - 1);
        return size > infinity ? notANumber : size == 0 ? 0 : bits;
    }

    private static ushort Ordered(ushort bits) => (ushort)((bits & 0x8000) != 0 ? ~bits : bits | 0x8000);

    private static uint Ordered(uint bits) => (bits & 0x80000000) != 0 ? ~bits : bits | 0x80000000;

    private static ulong Ordered(ulong bits) => (bits & (1UL << 63)) != 0 ? ~bits : bits | (1UL << 63);
}
