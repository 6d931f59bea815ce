using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace Millrace.Data;

/// <summary>Numbers of 16 bits with a point, as numbers of any type that hold them exactly.</summary>
internal sealed class HalfNumber<TValue> : IBytesConversion<TValue>
    where TValue : unmanaged, INumber<TValue>
{
    public bool TryConvert(ReadOnlySpan<byte> bytes, out TValue value)
    {
        Span<TValue> one = stackalloc TValue[1];
        bool fits = default(ExactNumber<Half, TValue>).Convert([BinaryPrimitives.ReadHalfLittleEndian(bytes)], one) < 0;
        value = one[0];
        return fits;
    }

    public string Show(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadHalfLittleEndian(bytes).ToString(CultureInfo.InvariantCulture);
}
