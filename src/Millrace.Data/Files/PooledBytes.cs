using System.Buffers;

namespace Millrace.Data;

/// <summary>Bytes that are put together in memory of the pool, which is kept from one use to the next.</summary>
internal sealed class PooledBytes : IBufferWriter<byte>, IDisposable
{
    private byte[] _bytes = [];

    /// <summary>Bytes so far.</summary>
    public int WrittenCount { get; private set; }

    /// <summary>All bytes so far.</summary>
    public ReadOnlySpan<byte> WrittenSpan => _bytes.AsSpan(0, WrittenCount);

    /// <summary>Forgets the bytes and keeps the memory.</summary>
    public void Clear() => WrittenCount = 0;

    /// <inheritdoc/>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_bytes.Length - WrittenCount), nameof(count));
        WrittenCount += count;
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(WrittenCount);
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(WrittenCount);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Pooled.Return(ref _bytes);
        WrittenCount = 0;
    }

    private void Reserve(int bytes)
    {
        long needed = (long)WrittenCount + Math.Max(bytes, 1);
        if (needed > Array.MaxLength)
            throw new DataException($"{needed} bytes are too many in one piece: write shorter values, or smaller row groups.");
        Pooled.Grow(ref _bytes, WrittenCount, (int)needed);
    }
}
