namespace Millrace.Data;

/// <content>How numbers go up the levels.</content>
internal sealed partial class QuantileSketch
{
    // What a level holds, however low it lies: less makes neither room nor speed.
    private const int Least = 64;

    // How many numbers the sampler takes one of, at most: 2^10.
    private const int HighestStage = 10;

    private static readonly int[] s_capacities = [.. Enumerable.Range(0, 10).Select(static depth => Math.Max(Least, (int)(Size * Math.Pow(2 / 3.0, depth))))];

    private readonly WeightedValues _weighted = new();
    private QuantileLevel[] _levels = [];
    private int _lowest;
    private double[] _pending = [];
    private int _pendingCount;

    // The height of the total that the room of levels was last fitted to.
    private int _fitted = int.MinValue;

    // From which total on numbers of weight 1 enter at level 1, 2, 3 (in groups) and 4, 5, … (one of 2^s). The variance that this adds stays below 6e-7 of
    // the total's square, beside 7.2e-7 of the levels at their size; sqrt(2 · 1.32e-6 · ln 2000) = 0.0045.
    private static int StageOf(double weight) => weight switch
    {
        < 1 << 15 => 0,
        < 1 << 17 => 1,
        < 1 << 19 => 2,
        < 1 << 21 => 3,
        _ => Math.Min(Math.ILogB(weight) - 17, HighestStage),
    };

    private void Take(ReadOnlySpan<double> block)
    {
        if (StageOf(Finite.Weight) == 0)
        {
            Level(0).Append(block);
            Settle(0);
            return;
        }

        Pooled.Grow(ref _pending, _pendingCount, NumberBlocks.Length);
        while (!block.IsEmpty)
        {
            if (_pendingCount == 0 && block.Length >= NumberBlocks.Length)
            {
                Thin(block[..NumberBlocks.Length]);
                block = block[NumberBlocks.Length..];
                continue;
            }

            int count = Math.Min(block.Length, NumberBlocks.Length - _pendingCount);
            block[..count].CopyTo(_pending.AsSpan(_pendingCount));
            _pendingCount += count;
            block = block[count..];
            if (_pendingCount < NumberBlocks.Length)
                continue;
            _pendingCount = 0;
            Thin(_pending.AsSpan(0, NumberBlocks.Length));
        }
    }

    private void Thin(ReadOnlySpan<double> block)
    {
        int stage = StageOf(Finite.Weight);
        Span<double> kept = stackalloc double[NumberBlocks.Length / 2];
        int count = stage <= 3 ? ThinGroups(block, stage, kept) : Sample(block, stage, kept);

        // Each group (of 16 in order, of which every 2^s-th is taken) or sample (one of 2^s) is off by a number of mean 0 within a range of 2^s.
        Vary(stage <= 3 ? block.Length / SortedColumns.Rows : count, stage - 1);
        Level(stage).Append(kept[..count]);
        Settle(stage);
    }

    private int ThinGroups(ReadOnlySpan<double> block, int stage, Span<double> kept)
    {
        Span<double> sorted = stackalloc double[SortedColumns.Length];
        int step = 1 << stage, count = 0;
        for (; !block.IsEmpty; block = block[SortedColumns.Length..])
        {
            SortedColumns.Sort(block, sorted);
            ulong bits = Draw();
            for (int column = 0; column < SortedColumns.Columns; column++, bits >>= stage)
            {
                int first = (int)bits & (step - 1);
                for (int row = first; row < SortedColumns.Rows; row += step)
                    kept[count++] = sorted[(row * SortedColumns.Columns) + column];
            }
        }

        return count;
    }

    private int Sample(ReadOnlySpan<double> block, int stage, Span<double> kept)
    {
        int step = 1 << stage, count = 0;
        for (int first = 0; first < block.Length; first += step)
            kept[count++] = block[first + (int)(Draw() >> (64 - stage))];
        return count;
    }

    private void AddWeighted(double value, double weight)
    {
        if (_weighted.TryAdd(value, weight, mayJoin: _levels.Length == 0))
            return;
        for (int i = 0; i < _weighted.Count; i++)
            Spread(_weighted.Values[i], _weighted.Weights[i]);
        _weighted.Clear();
        _weighted.TryAdd(value, weight, mayJoin: false);
    }

    // Leading bits of a weight that are kept: the fewer, the less it is of the total. What lies below them is rounded up or down by chance, which adds at most
    // w²/4^(bits + 1) for each weight w, and so 2.4e-7 of the total's square.
    private int BitsOf(double weight) => Math.ILogB(Finite.Weight / weight) switch
    {
        < 16 => 8,
        < 18 => 3,
        < 20 => 2,
        _ => 1,
    };

    // A weight is a sum of powers of two: the number goes to the level of each.
    private void Spread(double value, double weight)
    {
        int unit = Math.ILogB(weight) - BitsOf(weight) + 1;
        double units = Math.ScaleB(weight, -unit);
        int whole = (int)units;
        double rest = units - whole;
        if (rest > 0)
        {
            whole += (Draw() >> 11) * (1.0 / (1UL << 53)) < rest ? 1 : 0;
            Vary(1, unit - 1);
        }

        for (int bit = 0; whole >> bit != 0; bit++)
        {
            if (((whole >> bit) & 1) == 0)
                continue;
            Level(unit + bit).Append(value);
            Settle(unit + bit);
        }
    }

    private void MergeLevels(QuantileSketch other)
    {
        for (int i = 0; i < other._levels.Length; i++)
        {
            if (other._levels[i].Count > 0)
                Level(other._lowest + i).Append(other._levels[i]);
        }

        if (other._pendingCount > 0)
            Take(other._pending.AsSpan(0, other._pendingCount));
        for (int i = 0; i < _levels.Length; i++)
            Settle(_lowest + i);
        Fit(HeightOfTotal());
    }

    // From a level upwards, as long as one is full.
    private void Settle(int height)
    {
        int total = HeightOfTotal();
        if (total != _fitted)
            Fit(total);
        for (; ; height++)
        {
            QuantileLevel level = Level(height);
            if (level.Count < CapacityOf(height, total))
                return;
            double[] scratch = Pooled.Rent<double>(level.Count);
            ReadOnlySpan<double> half = level.Halve((Draw() & 1) != 0, scratch);
            Vary(1, height);
            Level(height + 1).AppendSorted(half);
            Pooled.Return(scratch);
        }
    }

    // A larger total makes levels lower ones, which hold less.
    private void Fit(int total)
    {
        _fitted = total;
        for (int i = 0; i < _levels.Length; i++)
            _levels[i].Fit(CapacityOf(_lowest + i, total) * 3 / 2);
    }

    private static int CapacityOf(int height, int total) => s_capacities[Math.Clamp(total - height, 0, s_capacities.Length - 1)];

    // The least height at which the whole total would be fewer numbers than the highest level holds.
    private int HeightOfTotal() => Math.ILogB(Finite.Weight / Size) + 1;

    private QuantileLevel Level(int height)
    {
        if ((uint)(height - _lowest) < (uint)_levels.Length)
            return _levels[height - _lowest];
        int lowest = _levels.Length == 0 ? height : Math.Min(_lowest, height);
        int length = Math.Max(_lowest + _levels.Length, height + 1) - lowest;
        if (_levels.Length == 0)
            length = 1;
        var levels = new QuantileLevel[length];
        _levels.CopyTo(levels, _levels.Length == 0 ? 0 : _lowest - lowest);
        for (int i = 0; i < length; i++)
            levels[i] ??= new QuantileLevel();
        (_levels, _lowest) = (levels, lowest);
        return _levels[height - lowest];
    }

    // All numbers with what they stand for, in no order.
    private (double[] Values, double[] Weights) Collect()
    {
        int count = _pendingCount + _weighted.Count + _levels.Sum(static level => level.Count);
        var values = new double[count];
        var weights = new double[count];
        _pending.AsSpan(0, _pendingCount).CopyTo(values);
        weights.AsSpan(0, _pendingCount).Fill(1);
        _weighted.Values.CopyTo(values.AsSpan(_pendingCount));
        _weighted.Weights.CopyTo(weights.AsSpan(_pendingCount));
        int filled = _pendingCount + _weighted.Count;
        for (int i = 0; i < _levels.Length; i++)
        {
            _levels[i].Values.CopyTo(values.AsSpan(filled));
            weights.AsSpan(filled, _levels[i].Count).Fill(Math.ScaleB(1, _lowest + i));
            filled += _levels[i].Count;
        }

        return (values, weights);
    }
}
