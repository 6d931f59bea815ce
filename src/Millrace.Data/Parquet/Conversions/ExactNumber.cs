using System.Globalization;
using System.Numerics;

namespace Millrace.Data;

/// <summary>Numbers of one type as numbers of another, where no digit is lost. Of a NaN that a whole number cannot hold, missing is made.</summary>
internal readonly struct ExactNumber<TStored, TValue> : IConversion<TStored, TValue>
    where TStored : unmanaged, INumber<TStored>
    where TValue : unmanaged, INumber<TValue>
{
    private static readonly TValue s_mostValue = TValue.CreateSaturating(UInt128.MaxValue);
    private static readonly TStored s_mostStored = TStored.CreateSaturating(UInt128.MaxValue);

    public bool HasMissing => IsFloat<TStored>() && !IsFloat<TValue>();

    public bool IsMissing(TStored stored) => TStored.IsNaN(stored);

    public int Convert(ReadOnlySpan<TStored> stored, Span<TValue> values)
    {
        // Both may be the same memory: a value that does not fit stays as it is, to be shown.
        for (int i = 0; i < stored.Length; i++)
        {
            if (!TryConvert(stored[i], out TValue value))
                return i;
            values[i] = value;
        }

        return -1;
    }

    public string Show(TStored stored) => stored.ToString(null, CultureInfo.InvariantCulture);

    private static bool IsFloat<T>() => typeof(T) == typeof(double) || typeof(T) == typeof(float) || typeof(T) == typeof(Half);

    private static bool TryConvert(TStored from, out TValue to)
    {
        if (typeof(TStored) == typeof(decimal) && IsFloat<TValue>())
            return FloatDigits.TryConvert(decimal.CreateTruncating(from), out to);
        if (IsFloat<TStored>() && typeof(TValue) == typeof(decimal))
        {
            bool fits = FloatDigits.TryConvert(from, out decimal number);
            to = TValue.CreateTruncating(number);
            return fits;
        }

        to = TValue.CreateSaturating(from);
        bool isSuspect = TStored.CreateSaturating(to) != from || to == s_mostValue || from == s_mostStored
            || (typeof(TStored) == typeof(Half) && TStored.IsInfinity(from)) || (typeof(TValue) == typeof(Half) && TValue.IsInfinity(to));
        return !isSuspect || Fits(from, to);
    }

    // At the end of a range a number that was cut there may come back as itself.
    private static bool Fits(TStored from, TValue to)
    {
        if (TStored.IsNaN(from))
            return TValue.IsNaN(to);
        if (TStored.CreateSaturating(to) != from)
            return false;
        if (TStored.IsInfinity(from) || TValue.IsInfinity(to))
            return TStored.IsInfinity(from) && TValue.IsInfinity(to);
        return !TStored.IsInteger(from) || !TValue.IsInteger(to) || BigInteger.CreateChecked(from) == BigInteger.CreateChecked(to);
    }
}
