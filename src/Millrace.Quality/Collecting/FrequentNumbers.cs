using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// The whole numbers that occur most often: as <see cref="FrequentItems"/>, with the same bounds, for keys of 64 bits that need no memory of their own.
/// </summary>
internal sealed class FrequentNumbers
{
    private const int Slots = 2 * FrequentItems.Capacity;

    private long[] _keys = [];

    // 0 where a slot is free.
    private double[] _weights = [];

    /// <summary>How many numbers are kept.</summary>
    public int Count { get; private set; }

    /// <summary>The weight of all numbers that were added.</summary>
    public double Total { get; private set; }

    /// <summary>By how much each count may be too small; 0 where all are exact.</summary>
    public double MaximumError { get; private set; }

    /// <summary>Adds numbers.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="hashes">The hash of each, from <see cref="ValueHash"/>.</param>
    public void Add(ReadOnlySpan<long> numbers, ReadOnlySpan<ulong> hashes)
    {
        Total += numbers.Length;
        Reserve();
        long[] keys = _keys;
        double[] weights = _weights;
        for (int i = 0; i < numbers.Length; i++)
        {
            int slot = (int)hashes[i] & (Slots - 1);
            while (weights[slot] != 0 && keys[slot] != numbers[i])
                slot = (slot + 1) & (Slots - 1);
            if (weights[slot] == 0 && !Insert(ref slot, numbers[i], hashes[i], 1))
                continue;
            weights[slot]++;
        }
    }

    /// <summary>Adds a number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="weight">How often it occurs, or what that weighs; checked.</param>
    public void Add(long number, double weight)
    {
        Total += weight;
        Take(number, weight);
    }

    /// <summary>Adds what another one has seen, which stays as it is.</summary>
    public void Merge(FrequentNumbers other)
    {
        Total += other.Total;
        MaximumError += other.MaximumError;

        // In the order in which they are written down, so that what was stored merges as it would have before.
        foreach ((long number, double weight) in other.Top(other.Count).ToArray())
            Take(number, weight);
    }

    /// <summary>Gives its arrays back. Nothing may be asked of it or added to it after that.</summary>
    public void LetGo()
    {
        Pooled.Return(ref _keys);
        Pooled.Return(ref _weights);
    }

    /// <summary>The numbers that occur most often, the most frequent first; of equally frequent ones the least.</summary>
    /// <param name="most">How many, at most.</param>
    public IEnumerable<(long Number, double Weight)> Top(int most) =>
        Items().OrderByDescending(static item => item.Weight).ThenBy(static item => item.Number).Take(most);

    /// <summary>Writes it down, in an order that the numbers alone decide.</summary>
    public void Write(SketchWriter writer)
    {
        writer.Write(Total);
        writer.Write(MaximumError);
        writer.Write(Count);
        foreach ((long number, double weight) in Top(Count))
        {
            writer.Write(number);
            writer.Write(weight);
        }
    }

    /// <summary>Reads what was written down.</summary>
    /// <exception cref="DataException">It is damaged.</exception>
    public static FrequentNumbers Read(ref SketchReader reader)
    {
        var read = new FrequentNumbers { Total = reader.ReadWeight(), MaximumError = reader.ReadWeight() };
        int count = reader.ReadCount(FrequentItems.Capacity, sizeof(long) + sizeof(double));
        for (int i = 0; i < count; i++)
        {
            long number = reader.ReadInt64();
            double weight = reader.ReadWeight();
            if (weight == 0 || weight > read.Total * (1 + 1e-6))
                throw reader.Damaged("a count in it is no count");
            read.Take(number, weight);
            if (read.Count != i + 1)
                throw reader.Damaged("a number stands in it twice");
        }

        return read;
    }

    private void Take(long number, double weight)
    {
        if (weight == 0)
            return;
        Reserve();
        ulong hash = ValueHash.Of(number);
        int slot = Find(number, hash);
        if (_weights[slot] != 0 || Insert(ref slot, number, hash, weight))
            _weights[slot] += weight;
    }

    private void Reserve()
    {
        if (_keys.Length > 0)
            return;
        (_keys, _weights) = (Pooled.Rent<long>(Slots), Pooled.Rent<double>(Slots));
        Array.Clear(_weights);
    }

    // Takes the free slot for a number, of which nothing is counted yet: not even that it is there. Where there is no room, weights are made lighter, which may
    // take the number's own away.
    private bool Insert(ref int slot, long number, ulong hash, double weight)
    {
        if (Count == FrequentItems.Capacity)
        {
            double taken = Lighten();
            slot = Find(number, hash);
            if (weight <= taken)
                return false;
            _weights[slot] = -taken;
        }

        _keys[slot] = number;
        Count++;
        return true;
    }

    private int Find(long number, ulong hash)
    {
        int slot = (int)hash & (Slots - 1);
        while (_weights[slot] != 0 && _keys[slot] != number)
            slot = (slot + 1) & (Slots - 1);
        return slot;
    }

    // Takes the middle weight off every number, and lets those go of which nothing is left.
    private double Lighten()
    {
        double taken = MiddleWeight();
        MaximumError += taken;
        Span<long> keys = stackalloc long[FrequentItems.Capacity];
        Span<double> weights = stackalloc double[FrequentItems.Capacity];
        int left = 0;
        for (int slot = 0; slot < _weights.Length; slot++)
        {
            if (_weights[slot] > taken)
                (keys[left], weights[left++]) = (_keys[slot], _weights[slot] - taken);
        }

        Array.Clear(_weights);
        Count = left;
        for (int i = 0; i < left; i++)
        {
            int slot = Find(keys[i], ValueHash.Of(keys[i]));
            (_keys[slot], _weights[slot]) = (keys[i], weights[i]);
        }

        return taken;
    }

    private double MiddleWeight()
    {
        // Where nearly all numbers differ, most occur once, and none less often: they need not be put in order.
        Span<double> weights = stackalloc double[FrequentItems.Capacity];
        double least = double.PositiveInfinity;
        int filled = 0;
        foreach (double weight in _weights)
        {
            if (weight == 0)
                continue;
            weights[filled++] = weight;
            least = Math.Min(least, weight);
        }

        weights = weights[..filled];
        if (weights.Count(least) > filled / 2)
            return least;
        weights.Sort();
        return weights[filled / 2];
    }

    private IEnumerable<(long Number, double Weight)> Items()
    {
        for (int slot = 0; slot < _weights.Length; slot++)
        {
            if (_weights[slot] != 0)
                yield return (_keys[slot], _weights[slot]);
        }
    }
}
