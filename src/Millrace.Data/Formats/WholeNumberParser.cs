using System.Numerics;
using System.Runtime.CompilerServices;

namespace Millrace.Data;

/// <summary>Reads whole numbers of up to sixteen digits, and leaves everything else to the format.</summary>
/// <typeparam name="T">The number's type.</typeparam>
/// <param name="format">The format.</param>
internal readonly struct WholeNumberParser<T>(WholeNumberFormat<T> format) : IFieldParser<T>
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    private static readonly long s_least = long.CreateSaturating(T.MinValue);
    private static readonly long s_most = long.CreateSaturating(T.MaxValue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryParse(ReadOnlySpan<byte> padded, int length, out T value)
    {
        int sign = padded[0] == '-' && length > 0 ? 1 : 0;
        if (!DigitBytes.TryRead(padded[sign..], length - sign, out long number))
            return format.TryParseAsText(padded[..length], out value);
        number = (number ^ -sign) + sign;
        value = T.CreateTruncating(number);
        return number >= s_least && number <= s_most;
    }
}
