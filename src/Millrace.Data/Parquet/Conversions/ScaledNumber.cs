using System.Numerics;

namespace Millrace.Data;

/// <summary>Decimals that are stored as whole numbers with one scale for the column, as numbers of any type that hold them exactly.</summary>
/// <param name="scale">Digits after the point.</param>
internal readonly struct ScaledNumber<TStored, TValue>(int scale) : IConversion<TStored, TValue>
    where TStored : unmanaged, IBinaryInteger<TStored>
    where TValue : unmanaged, INumber<TValue>
{
    public int Convert(ReadOnlySpan<TStored> stored, Span<TValue> values)
    {
        for (int i = 0; i < stored.Length; i++)
        {
            // Both may be the same memory: a value that does not fit stays as it is, to be shown.
            if (!UnscaledDecimal.TryConvert(long.CreateChecked(stored[i]), scale, out decimal value) || !UnscaledDecimal.TryConvert(value, out TValue number))
                return i;
            values[i] = number;
        }

        return -1;
    }

    public string Show(TStored stored) => UnscaledDecimal.Show(BigInteger.CreateChecked(stored), scale);
}
