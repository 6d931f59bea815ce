using System.Runtime.CompilerServices;

namespace Millrace.Quality;

/// <summary>Members of an enumeration, by the bits of what they stand for.</summary>
internal readonly struct EnumCode<T> : IWholeCode<T>
    where T : struct
{
    public static bool HasNumbers => false;

    public static bool HasFrequent => true;

    public static long Least => long.MinValue;

    public static long Most => long.MaxValue;

    public static long Encode(T value) => Unsafe.SizeOf<T>() switch
    {
        sizeof(byte) => Unsafe.As<T, byte>(ref value),
        sizeof(short) => Unsafe.As<T, short>(ref value),
        sizeof(int) => Unsafe.As<T, int>(ref value),
        _ => Unsafe.As<T, long>(ref value),
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
            Unsafe.As<T, long>(ref value) = code;
        return value;
    }

    public static double ToNumber(long code) => code;
}
