using System.Numerics;

namespace Millrace.Tables;

/// <summary>Chooses how numbers of a type are summed.</summary>
internal static class Totals
{
    /// <summary>Whether sums of the type may have a part behind the point.</summary>
    public static bool HasFraction<T>() =>
        typeof(T) == typeof(double) || typeof(T) == typeof(float) || typeof(T) == typeof(Half) || typeof(T) == typeof(decimal);

    public static Aggregator Create<TValue, TResult>(bool isMean)
        where TValue : struct, INumber<TValue>
        where TResult : struct, INumber<TResult>
    {
        if (typeof(TValue) == typeof(decimal))
            return new DecimalTotal<TValue, TResult>(isMean);
        return HasFraction<TValue>() ? new FloatTotal<TValue, TResult>(isMean) : new WholeTotal<TValue, TResult>(isMean);
    }
}
