using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Gives each key a number, from 0 on in the order in which keys are first seen.</summary>
internal sealed class GroupTable : IDisposable
{
    /// <summary>How many bytes of one kind should lie in one piece.</summary>
    public const long MostBytes = 1L << 30;

    private const int Least = 256;
    private const int MostKeys = 1 << 27;

    private readonly KeyBuffer _keys = new();
    private int[] _slots = [];

    // A power of two, which the pool's arrays need not be.
    private int _slotCount;
    private ulong[] _hashes = [];

    /// <summary>How many keys there are.</summary>
    public int Count => _keys.Count;

    /// <summary>Whether no memory in one piece may hold many more.</summary>
    public bool IsFull => _keys.ByteCount > MostBytes || Count > MostKeys;

    /// <summary>Bytes of memory that are held.</summary>
    public long HeldBytes => _keys.HeldBytes + (_slots.Length * (long)sizeof(int)) + (_hashes.Length * (long)sizeof(ulong));

    /// <summary>The number of a key; −1 for one that is not there.</summary>
    public int Find(ReadOnlySpan<byte> key, ulong hash)
    {
        if (_slotCount == 0)
            return -1;
        int mask = _slotCount - 1;
        for (int slot = (int)hash & mask; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            int number = _slots[slot] - 1;
            if (_hashes[number] == hash && _keys[number].SequenceEqual(key))
                return number;
        }

        return -1;
    }

    /// <summary>The number of a key, which is added where it is new.</summary>
    public int FindOrAdd(ReadOnlySpan<byte> key, ulong hash)
    {
        int number = Find(key, hash);
        if (number >= 0)
            return number;
        if (2 * (Count + 1) > _slotCount)
            Enlarge();
        number = Count;
        _keys.Append(key);
        Pooled.Grow(ref _hashes, number, number + 1);
        _hashes[number] = hash;
        Place(number, hash);
        return number;
    }

    public void Dispose()
    {
        _keys.Dispose();
        Pooled.Return(ref _slots);
        _slotCount = 0;
        Pooled.Return(ref _hashes);
    }

    private void Place(int number, ulong hash)
    {
        int mask = _slotCount - 1;
        int slot = (int)hash & mask;
        while (_slots[slot] != 0)
            slot = (slot + 1) & mask;
        _slots[slot] = number + 1;
    }

    private void Enlarge()
    {
        _slotCount = Math.Max(Least, 2 * _slotCount);
        Pooled.Grow(ref _slots, 0, _slotCount);
        _slots.AsSpan(0, _slotCount).Clear();
        for (int i = 0; i < Count; i++)
            Place(i, _hashes[i]);
    }
}
