namespace Millrace.Data;

/// <summary>A set of hashes of 64 bits, which are as good as random already: they are found by their lowest bits.</summary>
internal sealed class HashSet64
{
    private const int Least = 32;

    // As many as a power of two.
    private ulong[] _slots = [];
    private int _used;
    private bool _hasZero;

    public int Count => _used + (_hasZero ? 1 : 0);

    /// <returns>Whether the hash was not there before.</returns>
    public bool Add(ulong hash)
    {
        if (hash == 0)
        {
            bool isNew = !_hasZero;
            _hasZero = true;
            return isNew;
        }

        if (4 * (_used + 1) > 3 * _slots.Length)
            Grow();
        ulong[] slots = _slots;
        int mask = slots.Length - 1;
        int at = (int)hash & mask;
        while (slots[at] != 0)
        {
            if (slots[at] == hash)
                return false;
            at = (at + 1) & mask;
        }

        slots[at] = hash;
        _used++;
        return true;
    }

    /// <summary>Adds the hashes to registers of <see cref="HyperLogLog"/>.</summary>
    public void AddTo(Span<byte> registers)
    {
        if (_hasZero)
            HyperLogLog.Add(registers, 0);
        foreach (ulong hash in _slots)
        {
            if (hash != 0)
                HyperLogLog.Add(registers, hash);
        }
    }

    /// <summary>Gives its arrays back. Nothing may be asked of it or added to it after that.</summary>
    public void LetGo() => Pooled.Return(ref _slots);

    /// <summary>The hashes in ascending order.</summary>
    public ulong[] ToSorted()
    {
        ulong[] all = [.. _hasZero ? [0UL] : Array.Empty<ulong>(), .. _slots.Where(static slot => slot != 0)];
        Array.Sort(all);
        return all;
    }

    private void Grow()
    {
        ulong[] old = _slots;
        _slots = Pooled.Rent<ulong>(Math.Max(Least, 2 * old.Length));
        Array.Clear(_slots);
        int mask = _slots.Length - 1;
        foreach (ulong hash in old)
        {
            if (hash == 0)
                continue;
            int at = (int)hash & mask;
            while (_slots[at] != 0)
                at = (at + 1) & mask;
            _slots[at] = hash;
        }

        Pooled.Return(ref old);
    }
}
