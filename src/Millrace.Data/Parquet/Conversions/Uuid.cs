namespace Millrace.Data;

/// <summary>Identifiers of 16 bytes, the most significant first.</summary>
internal readonly struct Uuid : IConversion<BigEndianGuid, Guid>
{
    public int Convert(ReadOnlySpan<BigEndianGuid> stored, Span<Guid> values)
    {
        // Both may be the same memory.
        for (int i = 0; i < stored.Length; i++)
            values[i] = new Guid(stored[i], bigEndian: true);
        return -1;
    }

    public string Show(BigEndianGuid stored) => System.Convert.ToHexString(stored);
}
