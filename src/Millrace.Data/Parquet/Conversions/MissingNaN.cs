using System.Numerics;

namespace Millrace.Data;

/// <summary>Numbers as another conversion makes them, but for NaN: missing is made of it, as where a type without NaN is read.</summary>
/// <param name="inner">The other conversion.</param>
internal readonly struct MissingNaN<TStored, TValue, TConversion>(TConversion inner) : IConversion<TStored, TValue>
    where TStored : unmanaged, INumber<TStored>
    where TValue : unmanaged
    where TConversion : struct, IConversion<TStored, TValue>
{
    public bool HasMissing => default(ExactNumber<TStored, decimal>).HasMissing;

    public bool IsMissing(TStored stored) => TStored.IsNaN(stored);

    public int Convert(ReadOnlySpan<TStored> stored, Span<TValue> values) => inner.Convert(stored, values);

    public string Show(TStored stored) => inner.Show(stored);
}
