using System.IO.Hashing;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Keys of a block's rows with their hashes, one for each kind of rows, in memory that is used again for the next block.</summary>
/// <param name="encoder">Makes the keys.</param>
internal sealed class KeyHashes(KeyEncoder encoder) : IDisposable
{
    private readonly KeyBuffer _keys = new();
    private ulong[] _hashes = [];

    /// <summary>Which rows are of the same kind.</summary>
    public RowKinds Rows { get; } = new();

    /// <summary>The key of each kind of rows.</summary>
    public KeyBuffer Keys => _keys;

    /// <summary>The hash of each kind of rows.</summary>
    public ReadOnlySpan<ulong> Hashes => _hashes.AsSpan(0, _keys.Count);

    /// <summary>Bytes of memory that are held.</summary>
    public long HeldBytes => _keys.HeldBytes + Rows.HeldBytes + (_hashes.Length * (long)sizeof(ulong));

    /// <summary>A row's key.</summary>
    /// <param name="row">The row, counted from the first of those that were taken.</param>
    public ReadOnlySpan<byte> KeyOf(int row) => _keys[Rows.Kinds[row]];

    /// <summary>A row's hash.</summary>
    /// <param name="row">The row, counted from the first of those that were taken.</param>
    public ulong HashOf(int row) => _hashes[Rows.Kinds[row]];

    /// <summary>Takes a run of a block's rows in the place of what was there.</summary>
    public void Take(RowBlock block, int start, int count)
    {
        _keys.Clear();
        Rows.Take(block, encoder.Parts, start, count);
        encoder.Encode(block, Rows.Rows(start), _keys);
        Pooled.Grow(ref _hashes, 0, Rows.Count);
        for (int i = 0; i < Rows.Count; i++)
            _hashes[i] = XxHash3.HashToUInt64(_keys[i]);
    }

    public void Dispose()
    {
        _keys.Dispose();
        Rows.Dispose();
        Pooled.Return(ref _hashes);
    }
}
