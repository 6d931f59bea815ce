using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Millrace.Data;

/// <summary>Values that a file holds as memory does.</summary>
internal readonly struct SameBits<TStored, TValue> : IConversion<TStored, TValue>
    where TStored : unmanaged
    where TValue : unmanaged
{
    public bool IsSameBits => Unsafe.SizeOf<TStored>() == Unsafe.SizeOf<TValue>();

    public int Convert(ReadOnlySpan<TStored> stored, Span<TValue> values)
    {
        MemoryMarshal.AsBytes(stored).CopyTo(MemoryMarshal.AsBytes(values));
        return -1;
    }

    public string Show(TStored stored) => System.Convert.ToString(stored, CultureInfo.InvariantCulture) ?? "";
}
