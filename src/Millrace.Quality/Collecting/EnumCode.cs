using System.Runtime.CompilerServices;

namespace Millrace.Quality;

/// <summary>
/// Members of an enumeration, by the numbers that they stand for. Of unsigned ones of 64 bits the highest bit is turned, so that they are in order.
/// </summary>
internal readonly struct EnumCode<T> : IWholeCode<T>
    where T : struct
{
    private const ulong Highest = 1UL << 63;

    // Of a type that is no enumeration itself: what its bits stand for is not known.
    private static readonly bool s_isSigned = typeof(T).IsEnum
        && Type.GetTypeCode(Enum.GetUnderlyingType(typeof(T))) is TypeCode.SByte or TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64;

    public static bool HasNumbers => false;

    public static bool HasFrequent => true;

    public static long Least => s_isSigned || Bits == 64 ? -1L << (Bits - 1) : 0;

    public static long Most => s_isSigned || Bits == 64 ? ~Least : (1L << Bits) - 1;

    public static long Encode(T value) => (Unsafe.SizeOf<T>(), s_isSigned) switch
    {
        (sizeof(byte), true) => Unsafe.As<T, sbyte>(ref value),
        (sizeof(byte), false) => Unsafe.As<T, byte>(ref value),
        (sizeof(short), true) => Unsafe.As<T, short>(ref value),
        (sizeof(short), false) => Unsafe.As<T, ushort>(ref value),
        (sizeof(int), true) => Unsafe.As<T, int>(ref value),
        (sizeof(int), false) => Unsafe.As<T, uint>(ref value),
        (_, true) => Unsafe.As<T, long>(ref value),
        _ => (long)(Unsafe.As<T, ulong>(ref value) ^ Highest),
    };

    public static T Decode(long code)
    {
        T value = default;
        if (Unsafe.SizeOf<T>() == sizeof(byte))
            Unsafe.As<T, byte>(ref value) = (byte)code;
        else if (Unsafe.SizeOf<T>() == sizeof(short))
            Unsafe.As<T, short>(ref value) = (short)code;
        else if (Unsafe.SizeOf<T>() == sizeof(int))
            Unsafe.As<T, int>(ref value) = (int)code;
        else
            Unsafe.As<T, ulong>(ref value) = s_isSigned ? (ulong)code : (ulong)code ^ Highest;
        return value;
    }

    public static double ToNumber(long code) => code;

    private static int Bits => 8 * Unsafe.SizeOf<T>();
}
