namespace Millrace.Data;

/// <summary>Makes a column's values of stored ones, exactly or not at all.</summary>
/// <typeparam name="TStored">The stored values' type.</typeparam>
/// <typeparam name="TValue">The column's type.</typeparam>
internal interface IConversion<TStored, TValue>
    where TStored : unmanaged
    where TValue : unmanaged
{
    /// <summary>Whether both types have the same bits for the same value, so that there is nothing to convert.</summary>
    bool IsSameBits => false;

    /// <summary>Whether a stored value may stand for a missing one where the column can miss values.</summary>
    bool HasMissing => false;

    /// <summary>Whether this stored value does.</summary>
    bool IsMissing(TStored stored) => false;

    /// <summary>Converts values, in place where both have the same memory.</summary>
    /// <returns>The first one that does not fit; −1 where all do.</returns>
    int Convert(ReadOnlySpan<TStored> stored, Span<TValue> values);

    /// <summary>A stored value as an error shows it.</summary>
    string Show(TStored stored);

    /// <summary>Why a stored value does not fit, to follow it in an error; null for what the column says of its values.</summary>
    string? ReasonOf(TStored stored) => null;
}
