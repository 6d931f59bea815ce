namespace Millrace.Data;

/// <summary>Reads values as their format says.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="format">The format.</param>
internal readonly struct FormatParser<T>(ValueFormat<T> format) : IFieldParser<T>
    where T : struct
{
    public bool TryParse(ReadOnlySpan<byte> padded, int length, out T value) => format.TryParse(padded[..length], out value);
}
