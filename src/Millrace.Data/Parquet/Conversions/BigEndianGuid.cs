using System.Runtime.CompilerServices;

namespace Millrace.Data;

/// <summary>An identifier of 16 bytes as files have it, the most significant first.</summary>
[InlineArray(16)]
internal struct BigEndianGuid
{
    private byte _first;
}
