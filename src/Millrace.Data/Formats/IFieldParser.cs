namespace Millrace.Data;

/// <summary>Reads the values of one type from fields. A struct, so that loops are compiled for it.</summary>
/// <typeparam name="T">The value's type.</typeparam>
internal interface IFieldParser<T>
{
    /// <summary>Reads a value.</summary>
    /// <param name="padded">The text and eight bytes more.</param>
    /// <param name="length">The text's length.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether the text is a value.</returns>
    bool TryParse(ReadOnlySpan<byte> padded, int length, out T value);
}
