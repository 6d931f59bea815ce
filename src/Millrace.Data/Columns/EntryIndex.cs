using System.Buffers.Binary;
using System.IO.Hashing;

namespace Millrace.Data;

/// <summary>
/// Finds strings of bytes among entries. The hash has a seed of the process, so that data from outside cannot be made to collide. Strings of up to seven
/// bytes are their own keys, others have their hash for one.
/// </summary>
/// <param name="entries">The entries, from whose first on all are in the index.</param>
/// <param name="hashBits">Which bits of a hash count; with none all strings that have one collide.</param>
[Deterministic("The seed decides where an entry is looked for, and not which code it gets.")]
internal sealed class EntryIndex(ByteEntries entries, ulong hashBits = ulong.MaxValue)
{
    private const int Least = 64;
    private const int MostShort = 7;
    private const int MostOfTwoWords = 16;

    // No short key has it: the most significant byte of those is the length.
    private const ulong Long = 0xFFUL << 56;

    private static readonly long s_seed = Random.Shared.NextInt64();
    private static readonly ulong s_mask = (ulong)Random.Shared.NextInt64();
    private static readonly ulong s_factor = (ulong)Random.Shared.NextInt64() | 1UL << 63 | 1;

    private int[] _slots = [];
    private ulong[] _keys = [];
    private int _count;
    private ulong _lastKey;
    private int _lastCode = -1;

    /// <summary>Bytes of memory that are held, used or not.</summary>
    public long HeldBytes => (_slots.Length * (long)sizeof(int)) + (_keys.Length * (long)sizeof(ulong));

    /// <summary>Bytes of memory that are held at most once there are more entries, with those that are then grown out of.</summary>
    /// <param name="added">How many more there are.</param>
    public long HeldWith(int added)
    {
        long count = _count + (long)added;
        long grown = 2 * count <= _slots.Length ? 0 : Pooled.LengthOf(Math.Max(Least, 2 * count));
        return ((_slots.Length + grown) * sizeof(int)) + Pooled.HeldWith(_keys, _count, count);
    }

    /// <summary>The code of an entry, which is added where it is new.</summary>
    public int FindOrAdd(ReadOnlySpan<byte> bytes)
    {
        ulong key = KeyOf(bytes);
        if (key == _lastKey && _lastCode >= 0 && key < Long)
            return _lastCode;
        int code = Find(bytes, key);
        if (code < 0)
            code = Insert(entries.Add(bytes), key);
        (_lastKey, _lastCode) = (key, code);
        return code;
    }

    /// <summary>The code of a text in UTF-8, which is added where it is new and then keeps the string.</summary>
    public int FindOrAdd(ReadOnlySpan<byte> utf8, string text)
    {
        ulong key = KeyOf(utf8);
        int code = Find(utf8, key);
        return code >= 0 ? code : Insert(entries.Add(text), key);
    }

    /// <summary>The code of an entry; -1 where there is none. Any number of threads, as long as nothing is added.</summary>
    public int Find(ReadOnlySpan<byte> bytes) => Find(bytes, KeyOf(bytes));

    /// <summary>Forgets all entries and keeps the memory.</summary>
    public void Clear()
    {
        if (_count > 0)
            _slots.AsSpan().Clear();
        _count = 0;
        _lastCode = -1;
    }

    /// <summary>Gives the memory back.</summary>
    public void Release()
    {
        _slots = [];
        _count = 0;
        _lastCode = -1;
        Pooled.Return(ref _keys);
    }

    private static ulong HashOfTwoWords(ReadOnlySpan<byte> bytes)
    {
        ulong first = BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ s_mask;
        ulong last = BinaryPrimitives.ReadUInt64LittleEndian(bytes[^sizeof(ulong)..]) ^ s_factor;
        ulong high = Math.BigMul(first, last ^ ((ulong)bytes.Length << 56), out ulong low);
        return high ^ low;
    }

    private static int SlotOf(ulong key, int mask)
    {
        ulong high = Math.BigMul(key ^ s_mask, s_factor, out ulong low);
        return (int)(high ^ low) & mask;
    }

    private ulong KeyOf(ReadOnlySpan<byte> bytes)
    {
        int length = bytes.Length;
        if (length > MostShort)
            return Long | ((length > MostOfTwoWords ? XxHash3.HashToUInt64(bytes, s_seed) : HashOfTwoWords(bytes)) & hashBits);
        ulong key = (ulong)length << 56;
        if (length >= 4)
            return key | BinaryPrimitives.ReadUInt32LittleEndian(bytes) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(bytes[(length - 4)..]) << (8 * (length - 4)));
        if (length >= 2)
            return key | BinaryPrimitives.ReadUInt16LittleEndian(bytes) | ((ulong)bytes[length - 1] << (8 * (length - 1)));
        return length == 1 ? key | bytes[0] : key;
    }

    private int Find(ReadOnlySpan<byte> bytes, ulong key)
    {
        if (_count == 0)
            return -1;
        int mask = _slots.Length - 1;
        for (int slot = SlotOf(key, mask); _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            int code = _slots[slot] - 1;
            if (_keys[code] == key && (key < Long || entries[code].SequenceEqual(bytes)))
                return code;
        }

        return -1;
    }

    private int Insert(int code, ulong key)
    {
        if (2 * (_count + 1) > _slots.Length)
            Enlarge();
        Pooled.Grow(ref _keys, code, code + 1);
        _keys[code] = key;
        Place(code, key);
        _count++;
        return code;
    }

    private void Place(int code, ulong key)
    {
        int mask = _slots.Length - 1;
        int slot = SlotOf(key, mask);
        while (_slots[slot] != 0)
            slot = (slot + 1) & mask;
        _slots[slot] = code + 1;
    }

    private void Enlarge()
    {
        // Not from the pool, whose arrays are of any size: that of this one is a power of two.
        _slots = new int[Math.Max(Least, 2 * _slots.Length)];
        for (int code = 0; code < _count; code++)
            Place(code, _keys[code]);
    }
}
