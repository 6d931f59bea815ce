using System.IO.Hashing;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Keys of a block's rows with their hashes, in memory that is used again for the next block.</summary>
/// <param name="encoder">Makes the keys.</param>
internal sealed class KeyHashes(KeyEncoder encoder) : IDisposable
{
    private ulong[] _hashes = [];

    public KeyBuffer Keys { get; } = new();

    public ReadOnlySpan<ulong> Hashes => _hashes.AsSpan(0, Keys.Count);

    public long HeldBytes => Keys.HeldBytes + (_hashes.Length * (long)sizeof(ulong));

    /// <summary>Takes a run of a block's rows in the place of what was there.</summary>
    public void Take(RowBlock block, int start, int count)
    {
        Keys.Clear();
        encoder.Encode(block, start, count, Keys);
        Pooled.Grow(ref _hashes, 0, count);
        for (int i = 0; i < count; i++)
            _hashes[i] = XxHash3.HashToUInt64(Keys[i]);
    }

    public void Dispose()
    {
        Keys.Dispose();
        Pooled.Return(ref _hashes);
    }
}
