namespace Millrace.Quality;

/// <summary>False and true.</summary>
internal readonly struct BooleanCode : IWholeCode<bool>
{
    public static bool HasNumbers => false;

    public static bool HasFrequent => true;

    public static long Least => 0;

    public static long Most => 1;

    public static long Encode(bool value) => value ? 1 : 0;

    public static bool Decode(long code) => code != 0;

    public static double ToNumber(long code) => code;
}
