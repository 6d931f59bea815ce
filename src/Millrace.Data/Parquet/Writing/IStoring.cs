namespace Millrace.Data;

/// <summary>Makes stored values of a column's.</summary>
/// <typeparam name="TValue">The column's type.</typeparam>
/// <typeparam name="TStored">The stored values' type.</typeparam>
internal interface IStoring<TValue, TStored>
    where TValue : unmanaged
    where TStored : unmanaged
{
    /// <summary>What the stored values mean.</summary>
    static abstract LogicalType Logical { get; }

    /// <summary>Whether both types have the same bits for the same value, so that there is nothing to convert.</summary>
    static virtual bool IsSameBits => false;

    /// <summary>Converts values; not asked where there is nothing to convert.</summary>
    static abstract void Store(ReadOnlySpan<TValue> values, Span<TStored> stored);
}
