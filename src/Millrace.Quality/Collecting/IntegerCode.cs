using System.Numerics;

namespace Millrace.Quality;

/// <summary>Whole numbers of up to 64 bits with a sign, or 32 without.</summary>
internal readonly struct IntegerCode<T> : IWholeCode<T>
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    public static bool HasNumbers => true;

    public static bool HasFrequent => true;

    public static long Least => Encode(T.MinValue);

    public static long Most => Encode(T.MaxValue);

    public static long Encode(T value) => long.CreateTruncating(value);

    public static T Decode(long code) => T.CreateTruncating(code);

    public static double ToNumber(long code) => code;
}
