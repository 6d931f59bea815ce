namespace Millrace.Data;

/// <summary>Makes a column's value of stored bytes, exactly or not at all.</summary>
/// <typeparam name="TValue">The column's type.</typeparam>
internal interface IBytesConversion<TValue>
    where TValue : struct
{
    bool TryConvert(ReadOnlySpan<byte> bytes, out TValue value);

    /// <summary>The stored bytes as an error shows them.</summary>
    string Show(ReadOnlySpan<byte> bytes);
}
