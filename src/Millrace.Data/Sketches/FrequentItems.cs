using System.Numerics;

namespace Millrace.Data;

/// <summary>
/// The values that occur most often, with how often, in bounded memory. As long as no more than <see cref="Capacity"/> values differ, all of them are kept and
/// counts are exact. When there are more, the same weight is taken off all of them, so much that the lighter half goes (Misra, Gries: Finding Repeated
/// Elements, 1982, with weights and by halves as in Anderson et al.: A High-Performance Algorithm for Identifying Frequent Items in Data Streams, 2017;
/// merged as in Agarwal et al.: Mergeable Summaries, 2012).
/// <para>
/// Error: a kept count is too small by <see cref="MaximumError"/> at most and never too large; a value that is not kept occurs so often at most. That is
/// less than total / (Capacity / 2), a thousandth, whatever was merged in which order. Memory: 40 bytes a value and its first <see cref="MostBytes"/> bytes.
/// </para>
/// </summary>
internal sealed partial class FrequentItems
{
    /// <summary>So many values are kept.</summary>
    public const int Capacity = 2048;

    /// <summary>So many bytes are kept of a value. Longer ones are told apart by their hashes, their lengths and these.</summary>
    public const int MostBytes = 256;

    private Entry[] _entries = [];

    // As many as a power of two.
    private int[] _slots = [];
    private byte[] _bytes = [];
    private int _byteCount;

    /// <summary>How many values are kept.</summary>
    public int Count { get; private set; }

    /// <summary>The weight of all values that were added.</summary>
    public double Total { get; private set; }

    /// <summary>By how much each count may be too small; 0 where all are exact.</summary>
    public double MaximumError { get; private set; }

    /// <summary>Adds a value.</summary>
    /// <param name="hash">Its hash, from <see cref="ValueHash"/>.</param>
    /// <param name="value">Its bytes.</param>
    /// <param name="weight">How often it occurs, or what that weighs.</param>
    /// <exception cref="DataException">The weight is negative, too large, infinite or NaN.</exception>
    public void Add(ulong hash, ReadOnlySpan<byte> value, double weight = 1) => AddAll(hash, value, Weights.Check(weight));

    /// <summary>Adds a value with the sum of what weighs it in several rows, each checked, which may be more than one may weigh.</summary>
    /// <param name="hash">Its hash, from <see cref="ValueHash"/>.</param>
    /// <param name="value">Its bytes.</param>
    /// <param name="weight">The sum.</param>
    public void AddAll(ulong hash, ReadOnlySpan<byte> value, double weight)
    {
        if (weight == 0)
            return;
        Total += weight;
        Add(hash, value[..Math.Min(value.Length, MostBytes)], value.Length, weight);
    }

    /// <summary>Adds what another one has seen, which stays as it is.</summary>
    public void Merge(FrequentItems other)
    {
        Total += other.Total;
        MaximumError += other.MaximumError;
        for (int i = 0; i < other.Count; i++)
        {
            ref Entry entry = ref other._entries[i];
            Add(entry.Hash, other.Bytes(entry), entry.Length, entry.Weight);
        }
    }

    /// <summary>Gives its arrays back. Nothing may be asked of it or added to it after that.</summary>
    public void LetGo()
    {
        Pooled.Return(ref _entries);
        Pooled.Return(ref _slots);
        Pooled.Return(ref _bytes);
    }

    /// <summary>The values that occur most often, the most frequent first; of equally frequent ones the one whose bytes come first.</summary>
    /// <param name="most">How many, at most.</param>
    public IReadOnlyList<FrequentItem> Top(int most)
    {
        FrequentItem[] items = Ordered();
        return items.Length <= most ? items : items[..most];
    }

    private FrequentItem[] Ordered()
    {
        var items = new FrequentItem[Count];
        for (int i = 0; i < items.Length; i++)
            items[i] = new FrequentItem(Bytes(_entries[i]).ToArray(), _entries[i].Length, _entries[i].Weight);
        Array.Sort(items, static (left, right) =>
        {
            int order = right.Weight.CompareTo(left.Weight);
            if (order == 0)
                order = left.Value.Span.SequenceCompareTo(right.Value.Span);
            return order != 0 ? order : left.Length.CompareTo(right.Length);
        });
        return items;
    }

    private void Add(ulong hash, ReadOnlySpan<byte> value, int length, double weight)
    {
        if (_slots.Length == 0)
            Resize(16);
        int slot = Find(hash, value, length);
        if (_slots[slot] != 0)
        {
            _entries[_slots[slot] - 1].Weight += weight;
            return;
        }

        if (Count == Capacity)
        {
            weight -= Lighten(weight);
            if (weight <= 0)
                return;
            slot = Find(hash, value, length);
        }
        else if (Count == _entries.Length)
        {
            Resize(2 * Count);
            slot = Find(hash, value, length);
        }

        Append(slot, new Entry { Hash = hash, Offset = _byteCount, Length = length, Weight = weight }, value);
    }

    private void Append(int slot, Entry entry, ReadOnlySpan<byte> value)
    {
        Pooled.Grow(ref _bytes, _byteCount, _byteCount + value.Length);
        value.CopyTo(_bytes.AsSpan(_byteCount));
        _byteCount += value.Length;
        _entries[Count] = entry;
        _slots[slot] = ++Count;
    }

    // The slot that holds the value, or the free one where it would be.
    private int Find(ulong hash, ReadOnlySpan<byte> value, int length)
    {
        int mask = _slots.Length - 1;
        int slot = (int)hash & mask;
        for (; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            ref Entry entry = ref _entries[_slots[slot] - 1];
            if (entry.Hash == hash && entry.Length == length && Bytes(entry).SequenceEqual(value))
                break;
        }

        return slot;
    }

    // Takes the middle weight off every value, also off one that waits, and lets those go of which nothing is left.
    private double Lighten(double waiting)
    {
        double taken = MiddleWeight();
        MaximumError += taken;
        int kept = 0, bytes = 0;
        for (int i = 0; i < Count; i++)
        {
            Entry entry = _entries[i];
            entry.Weight -= taken;
            if (entry.Weight <= 0)
                continue;
            ReadOnlySpan<byte> value = Bytes(entry);
            value.CopyTo(_bytes.AsSpan(bytes));
            entry.Offset = bytes;
            bytes += value.Length;
            _entries[kept++] = entry;
        }

        (Count, _byteCount) = (kept, bytes);
        Index();
        return taken;
    }

    private double MiddleWeight()
    {
        // Where nearly all values differ, most occur once, and none less often: they need not be put in order.
        double least = double.PositiveInfinity;
        int count = 0;
        for (int i = 0; i < Count; i++)
        {
            double weight = _entries[i].Weight;
            count = weight < least ? 1 : weight == least ? count + 1 : count;
            least = Math.Min(least, weight);
        }

        if (count > Count / 2)
            return least;
        Span<double> weights = stackalloc double[Capacity];
        for (int i = 0; i < Count; i++)
            weights[i] = _entries[i].Weight;
        weights = weights[..Count];
        weights.Sort();
        return weights[Count / 2];
    }

    private void Resize(int length)
    {
        Pooled.Grow(ref _entries, Count, length);
        Pooled.Return(ref _slots);
        _slots = Pooled.Rent<int>(2 * (int)BitOperations.RoundUpToPowerOf2((uint)length));
        Index();
    }

    private void Index()
    {
        Array.Clear(_slots);
        int mask = _slots.Length - 1;
        for (int i = 0; i < Count; i++)
        {
            int slot = (int)_entries[i].Hash & mask;
            while (_slots[slot] != 0)
                slot = (slot + 1) & mask;
            _slots[slot] = i + 1;
        }
    }

    private ReadOnlySpan<byte> Bytes(in Entry entry) => _bytes.AsSpan(entry.Offset, Math.Min(entry.Length, MostBytes));

    private struct Entry
    {
        public ulong Hash;
        public int Offset;
        public int Length;
        public double Weight;
    }
}
