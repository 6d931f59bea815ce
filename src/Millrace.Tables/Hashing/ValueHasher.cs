using System.IO.Hashing;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Hashes of fixed-width values.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="write">Writes the bytes that stand for one.</param>
internal sealed class ValueHasher<T>(CanonicalWriter<T> write) : ColumnHasher
    where T : struct
{
    /// <inheritdoc/>
    public override void Hash(Column column, Span<UInt128> hashes)
    {
        var values = (ValueColumn<T>)column;
        ReadOnlySpan<T> all = values.Values;
        Span<byte> bytes = stackalloc byte[CanonicalBytes.Most];
        for (int row = 0; row < all.Length; row++)
            hashes[row] = values.IsMissing(row) ? Missing : XxHash128.HashToUInt128(bytes[..write(all[row], bytes)]);
    }
}
