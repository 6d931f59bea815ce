using System.Text;

namespace Millrace.Data;

/// <summary>Values that are stored as their texts: names of enumerations, whole numbers of 128 bits.</summary>
internal sealed class TextValue<TValue>(ValueFormat<TValue> format) : IBytesConversion<TValue>
    where TValue : struct
{
    public bool TryConvert(ReadOnlySpan<byte> bytes, out TValue value) => format.TryParse(bytes, out value);

    public string Show(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
