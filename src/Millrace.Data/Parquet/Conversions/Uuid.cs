namespace Millrace.Data;

/// <summary>Identifiers of 16 bytes, the most significant first.</summary>
internal sealed class Uuid : IBytesConversion<Guid>
{
    public bool TryConvert(ReadOnlySpan<byte> bytes, out Guid value)
    {
        value = new Guid(bytes, bigEndian: true);
        return true;
    }

    public string Show(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes);
}
