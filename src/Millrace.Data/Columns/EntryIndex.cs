using System.IO.Hashing;

namespace Millrace.Data;

/// <summary>
/// Finds strings of bytes among entries. The hash has a seed of the process, so that data from outside cannot be made to collide.
/// </summary>
/// <param name="entries">The entries, from whose first on all are in the index.</param>
[Deterministic("The seed decides where an entry is looked for, and not which code it gets.")]
internal sealed class EntryIndex(ByteEntries entries)
{
    private const int Least = 64;

    private static readonly long s_seed = Random.Shared.NextInt64();

    private int[] _slots = [];
    private uint[] _hashes = [];
    private int _count;

    /// <summary>The code of an entry, which is added where it is new.</summary>
    public int FindOrAdd(ReadOnlySpan<byte> bytes)
    {
        uint hash = (uint)XxHash3.HashToUInt64(bytes, s_seed);
        int code = Find(bytes, hash);
        return code >= 0 ? code : Insert(entries.Add(bytes), hash);
    }

    /// <summary>The code of a text in UTF-8, which is added where it is new and then keeps the string.</summary>
    public int FindOrAdd(ReadOnlySpan<byte> utf8, string text)
    {
        uint hash = (uint)XxHash3.HashToUInt64(utf8, s_seed);
        int code = Find(utf8, hash);
        return code >= 0 ? code : Insert(entries.Add(text), hash);
    }

    /// <summary>Forgets all entries and keeps the memory.</summary>
    public void Clear()
    {
        if (_count > 0)
            _slots.AsSpan().Clear();
        _count = 0;
    }

    /// <summary>Gives the memory back.</summary>
    public void Release()
    {
        _slots = [];
        _count = 0;
        Pooled.Return(ref _hashes);
    }

    private int Find(ReadOnlySpan<byte> bytes, uint hash)
    {
        if (_count == 0)
            return -1;
        int mask = _slots.Length - 1;
        for (int slot = (int)hash & mask; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            int code = _slots[slot] - 1;
            if (_hashes[code] == hash && entries[code].SequenceEqual(bytes))
                return code;
        }

        return -1;
    }

    private int Insert(int code, uint hash)
    {
        if (2 * (_count + 1) > _slots.Length)
            Enlarge();
        Pooled.Grow(ref _hashes, code, code + 1);
        _hashes[code] = hash;
        Place(code, hash);
        _count++;
        return code;
    }

    private void Place(int code, uint hash)
    {
        int mask = _slots.Length - 1;
        int slot = (int)hash & mask;
        while (_slots[slot] != 0)
            slot = (slot + 1) & mask;
        _slots[slot] = code + 1;
    }

    private void Enlarge()
    {
        // Not from the pool, whose arrays are of any size: that of this one is a power of two.
        _slots = new int[Math.Max(Least, 2 * _slots.Length)];
        for (int code = 0; code < _count; code++)
            Place(code, _hashes[code]);
    }
}
