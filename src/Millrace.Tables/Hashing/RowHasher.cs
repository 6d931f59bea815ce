using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// Hashes of rows' keys, the same on every machine and in every version: of a value by <see cref="CanonicalBytes"/>, of a row from the hash of the salt's
/// UTF-8 on, for each column of the key, XXH128 of what there was and of the value's, 16 bytes each, the least significant first.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
internal sealed class RowHasher<T>
    where T : struct, ISchema<T>
{
    private readonly ImmutableArray<int> _columns;
    private readonly ImmutableArray<ColumnHasher> _hashers;
    private readonly UInt128 _start;

    public RowHasher(RowKey<T> key, string salt)
    {
        using Batch<T> empty = T.CreateBatch(0);
        _columns = key.Columns;
        _hashers = [.. key.Columns.Select(index => ColumnHasher.Of(empty.Columns[index]))];
        _start = XxHash128.HashToUInt128(Encoding.UTF8.GetBytes(salt));
    }

    /// <summary>The hash of each row's key.</summary>
    public void Hash(Batch<T> batch, Span<UInt128> hashes) => Hash(batch, isWhole: true, hashes);

    /// <summary>The hash of each row's key, where the columns of the key are all that a batch has.</summary>
    public void HashKeys(Batch keys, Span<UInt128> hashes) => Hash(keys, isWhole: false, hashes);

    private void Hash(Batch batch, bool isWhole, Span<UInt128> hashes)
    {
        hashes[..batch.Count].Fill(_start);
        UInt128[] values = Pooled.Rent<UInt128>(batch.Count);
        try
        {
            for (int i = 0; i < _columns.Length; i++)
            {
                _hashers[i].Hash(batch.Columns[isWhole ? _columns[i] : i], values.AsSpan(0, batch.Count));
                Join(hashes, values.AsSpan(0, batch.Count));
            }
        }
        finally
        {
            Pooled.Return(values);
        }
    }

    private static void Join(Span<UInt128> hashes, ReadOnlySpan<UInt128> values)
    {
        Span<byte> both = stackalloc byte[32];
        for (int row = 0; row < values.Length; row++)
        {
            BinaryPrimitives.WriteUInt128LittleEndian(both, hashes[row]);
            BinaryPrimitives.WriteUInt128LittleEndian(both[16..], values[row]);
            hashes[row] = XxHash128.HashToUInt128(both);
        }
    }
}
