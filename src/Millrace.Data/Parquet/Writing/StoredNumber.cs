using System.Numerics;
using System.Runtime.CompilerServices;

namespace Millrace.Data;

/// <summary>Numbers as they are, or widened to the format's 32 bits.</summary>
internal readonly struct StoredNumber<TValue, TStored> : IStoring<TValue, TStored>
    where TValue : unmanaged, INumber<TValue>
    where TStored : unmanaged, INumber<TStored>
{
    // What needs no annotation has none: older readers know the plain types alone.
    public static LogicalType Logical { get; } =
        typeof(TValue) == typeof(int) || typeof(TValue) == typeof(long) || typeof(TStored) == typeof(float) || typeof(TStored) == typeof(double)
            ? default
            : LogicalType.Integer(8 * Unsafe.SizeOf<TValue>(), TValue.IsNegative(-TValue.One));

    public static bool IsSameBits => typeof(TValue) == typeof(TStored);

    public static void Store(ReadOnlySpan<TValue> values, Span<TStored> stored)
    {
        for (int i = 0; i < values.Length; i++)
            stored[i] = TStored.CreateTruncating(values[i]);
    }
}
