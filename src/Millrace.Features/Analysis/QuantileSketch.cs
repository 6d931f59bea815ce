namespace Millrace.Features;

/// <summary>
/// A mergeable summary of the order of finite numbers. Level h holds numbers that stand for 2^h each; a full level is sorted and every
/// second number moves up, the odd and the even ones in turn (Manku, Rajagopalan, Lindsay: Approximate Medians and other Quantiles in One
/// Pass and with Limited Memory, 1998, in the layout of compactors that Karnin, Lang and Liberty gave it in 2016, without chance). Each
/// compaction moves the rank of any number by 2^h at most, so the error is known and not merely likely: exact below
/// <see cref="Capacity"/> numbers, from there on at most (⌊log2(n / Capacity)⌋ + 1) · n / Capacity ranks for one scan (0.02 % of 100,000
/// numbers, 0.1 % of a billion). Memory: 8 · Capacity bytes (128 KiB) a level, and ⌊log2(n / Capacity)⌋ + 2 levels.
/// </summary>
internal sealed class QuantileSketch(int capacity = QuantileSketch.DefaultCapacity)
{
    public const int DefaultCapacity = 16_384;

    private readonly List<Level> _levels = [new Level()];

    /// <summary>Numbers a level holds before it is compacted.</summary>
    public int Capacity { get; } = capacity;

    public long Count { get; private set; }

    /// <summary>How far, at most, the true rank of a returned number lies from the rank that was asked for.</summary>
    public long MaximumRankError { get; private set; }

    public void Add(ReadOnlySpan<double> values)
    {
        Count += values.Length;
        while (!values.IsEmpty)
        {
            Level bottom = _levels[0];
            int count = Math.Min(values.Length, Capacity - bottom.Count);
            bottom.Append(values[..count], Capacity);
            values = values[count..];
            Settle();
        }
    }

    public void Merge(QuantileSketch other)
    {
        Count += other.Count;
        MaximumRankError += other.MaximumRankError;
        for (int i = 0; i < other._levels.Count; i++)
        {
            while (_levels.Count <= i)
                _levels.Add(new Level());
            _levels[i].Append(other._levels[i].Values, Capacity);
        }

        Settle();
    }

    /// <summary>The numbers at ranks 0 to <see cref="Count"/> − 1, counted from the smallest.</summary>
    /// <param name="ranks">The ranks, ascending.</param>
    public double[] AtRanks(ReadOnlySpan<long> ranks)
    {
        int size = _levels.Sum(static level => level.Count);
        var values = new double[size];
        var weights = new long[size];
        int filled = 0;
        for (int i = 0; i < _levels.Count; i++)
        {
            _levels[i].Values.CopyTo(values.AsSpan(filled));
            weights.AsSpan(filled, _levels[i].Count).Fill(1L << i);
            filled += _levels[i].Count;
        }

        Array.Sort(values, weights);
        var result = new double[ranks.Length];
        long below = 0;
        int position = 0;
        for (int i = 0; i < ranks.Length; i++)
        {
            while (below + weights[position] <= ranks[i])
                below += weights[position++];
            result[i] = values[position];
        }

        return result;
    }

    private void Settle()
    {
        for (int i = 0; i < _levels.Count; i++)
        {
            if (_levels[i].Count < Capacity)
                continue;
            if (i + 1 == _levels.Count)
                _levels.Add(new Level());
            _levels[i].CompactInto(_levels[i + 1], Capacity);
            MaximumRankError += 1L << i;
        }
    }

    private sealed class Level
    {
        private double[] _values = [];
        private bool _takeSecond;

        public int Count { get; private set; }

        public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

        public void Append(ReadOnlySpan<double> values, int capacity)
        {
            Reserve(Count + values.Length, capacity);
            values.CopyTo(_values.AsSpan(Count));
            Count += values.Length;
        }

        public void CompactInto(Level above, int capacity)
        {
            Span<double> values = _values.AsSpan(0, Count);
            values.Sort();
            int pairs = Count / 2;
            above.Reserve(above.Count + pairs, capacity);
            for (int i = 0; i < pairs; i++)
                above._values[above.Count++] = values[(2 * i) + (_takeSecond ? 1 : 0)];
            _takeSecond = !_takeSecond;

            // Merged levels may hold an odd number of values: the one without a partner stays.
            if (Count % 2 == 1)
                values[0] = values[^1];
            Count %= 2;
        }

        private void Reserve(int count, int capacity)
        {
            if (count > _values.Length)
                Array.Resize(ref _values, Math.Max(count, Math.Min(capacity, Math.Max(64, _values.Length * 2))));
        }
    }
}
