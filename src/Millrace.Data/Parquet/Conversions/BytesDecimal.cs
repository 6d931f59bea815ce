using System.Numerics;

namespace Millrace.Data;

/// <summary>Decimals that are stored as whole numbers of any length, the most significant byte first, as numbers of any type that hold them exactly.</summary>
/// <param name="scale">Digits after the point.</param>
internal sealed class BytesDecimal<TValue>(int scale) : IBytesConversion<TValue>
    where TValue : unmanaged, INumber<TValue>
{
    public bool TryConvert(ReadOnlySpan<byte> bytes, out TValue value)
    {
        if (typeof(TValue) == typeof(Int128) || typeof(TValue) == typeof(UInt128))
            return UnscaledDecimal.TryConvertWhole(bytes, scale, out value);
        value = default;
        return UnscaledDecimal.TryConvert(bytes, scale, out decimal number) && UnscaledDecimal.TryConvert(number, out value);
    }

    public string Show(ReadOnlySpan<byte> bytes) => UnscaledDecimal.Show(bytes, scale);
}
