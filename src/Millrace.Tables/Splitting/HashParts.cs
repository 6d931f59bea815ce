using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Parts rows by the hashes of their keys.</summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="key">The key.</param>
/// <param name="salt">Another one, other parts.</param>
internal sealed class HashParts<T>(RowKey<T> key, string salt)
    where T : struct, ISchema<T>
{
    private readonly RowHasher<T> _hasher = new(key, salt);
    private UInt128[] _hashes = [];

    /// <summary>Parts by shares: a key's position is the upper half of its hash.</summary>
    public void ByShares(Batch<T> batch, Shares shares, Span<byte> parts)
    {
        ReadOnlySpan<UInt128> hashes = Hash(batch);
        for (int row = 0; row < parts.Length; row++)
            parts[row] = shares.PartOf(Draw.Position((ulong)(hashes[row] >> 64)));
    }

    /// <summary>
    /// Parts by fold: 1 for the rows of the fold, 0 for others. The lower half of the hash decides, so that the folds of one part of a split by the same key
    /// are as large as any.
    /// </summary>
    public void ByFold(Batch<T> batch, Fold fold, Span<byte> parts)
    {
        ReadOnlySpan<UInt128> hashes = Hash(batch);
        for (int row = 0; row < parts.Length; row++)
            parts[row] = Draw.Below((ulong)hashes[row], fold.Count) == fold.Number ? (byte)1 : (byte)0;
    }

    /// <summary>The hash of each row's key; of use until the next call.</summary>
    public ReadOnlySpan<UInt128> Hash(Batch<T> batch)
    {
        _hasher.Hash(batch, Room(batch));
        return Room(batch);
    }

    /// <summary>The hash of each row's key, where the columns of the key are all that a batch has; of use until the next call.</summary>
    public ReadOnlySpan<UInt128> HashKeys(Batch keys)
    {
        _hasher.HashKeys(keys, Room(keys));
        return Room(keys);
    }

    private Span<UInt128> Room(Batch batch)
    {
        if (_hashes.Length < batch.Count)
            _hashes = new UInt128[batch.Count];
        return _hashes.AsSpan(0, batch.Count);
    }
}
