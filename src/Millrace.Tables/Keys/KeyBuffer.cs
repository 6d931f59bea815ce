using System.Buffers.Binary;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// Keys of rows as bytes, one after the other. Bytes compare as the rows do, and no key is the beginning of another one, so that zeros may be thought
/// behind each.
/// </summary>
internal sealed class KeyBuffer : IDisposable
{
    private byte[] _bytes = [];
    private int[] _ends = [];

    /// <summary>How many keys there are.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of all keys.</summary>
    public int ByteCount => Count == 0 ? 0 : _ends[Count - 1];

    /// <summary>Bytes of memory that are held, used or not.</summary>
    public long HeldBytes => _bytes.Length + (_ends.Length * (long)sizeof(int));

    /// <summary>Bytes of memory that are held at most while keys are added, with those that are then grown out of.</summary>
    /// <param name="count">How many keys.</param>
    /// <param name="bytes">How many bytes they have together.</param>
    public long HeldWith(int count, long bytes) =>
        Pooled.HeldWith(_bytes, ByteCount, ByteCount + bytes) + Pooled.HeldWith(_ends, Count, (long)Count + count);

    /// <summary>A row's key.</summary>
    public ReadOnlySpan<byte> this[int row]
    {
        get
        {
            int start = row == 0 ? 0 : _ends[row - 1];
            return _bytes.AsSpan(start, _ends[row] - start);
        }
    }

    /// <summary>Eight bytes of a key from one on, as a number that compares as they do; zeros stand behind the end.</summary>
    public ulong Chunk(int row, int at)
    {
        int start = (row == 0 ? 0 : _ends[row - 1]) + at;
        int left = _ends[row] - start;
        if (left >= sizeof(ulong) || (left > 0 && _bytes.Length - start >= sizeof(ulong)))
        {
            ulong chunk = BinaryPrimitives.ReadUInt64BigEndian(_bytes.AsSpan(start));
            return left >= sizeof(ulong) ? chunk : chunk & (ulong.MaxValue << (64 - (8 * left)));
        }

        ulong padded = 0;
        for (int i = 0; i < left; i++)
            padded |= (ulong)_bytes[start + i] << (56 - (8 * i));
        return padded;
    }

    /// <summary>Adds keys of given lengths, whose bytes the caller writes.</summary>
    /// <param name="lengths">The lengths; replaced by where in <see cref="Bytes"/> each key starts.</param>
    public void Append(Span<int> lengths)
    {
        long end = ByteCount;
        foreach (int length in lengths)
            end += length;
        if (end > Array.MaxLength)
        {
            throw new DataException(
                $"The keys of {Count + lengths.Length} rows take {end} bytes, which do not lie in one piece: order or group by shorter values.");
        }

        Pooled.Grow(ref _bytes, ByteCount, (int)end);
        Pooled.Grow(ref _ends, Count, Count + lengths.Length);
        int next = ByteCount;
        for (int i = 0; i < lengths.Length; i++)
        {
            int length = lengths[i];
            lengths[i] = next;
            _ends[Count + i] = next += length;
        }

        Count += lengths.Length;
    }

    /// <summary>Adds a copy of a key.</summary>
    public void Append(ReadOnlySpan<byte> key)
    {
        int start = ByteCount;
        Span<int> lengths = [key.Length];
        Append(lengths);
        key.CopyTo(_bytes.AsSpan(start));
    }

    /// <summary>All memory of keys, for who writes them.</summary>
    public Span<byte> Bytes => _bytes;

    public void Clear() => Count = 0;

    public void Dispose()
    {
        Pooled.Return(ref _bytes);
        Pooled.Return(ref _ends);
        Count = 0;
    }
}
