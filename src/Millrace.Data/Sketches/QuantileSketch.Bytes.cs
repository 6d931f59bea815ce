namespace Millrace.Data;

/// <content>The sketch as bytes.</content>
internal sealed partial class QuantileSketch
{
    private const byte Version = 2;

    // Exponents of doubles, with the bits of a weight below and sums above.
    private const int LowestHeight = -1100;
    private const int HighestHeight = 1000;

    private static ReadOnlySpan<byte> Tag => "MrQS"u8;

    /// <summary>Writes the sketch down. One that is read back goes on as this one would.</summary>
    public byte[] ToBytes()
    {
        var writer = new SketchWriter(Tag, Version);
        writer.Write(_chance.State);
        writer.Write((byte)(_hasDrawn ? 1 : 0));
        _origins.Write(writer);
        writer.Write(_variance);
        writer.Write(_height);
        writer.Write(Finite);
        writer.Write(NegativeInfinite);
        writer.Write(PositiveInfinite);
        writer.Write(NotANumber);
        writer.Write(Minimum);
        writer.Write(Maximum);
        writer.Write(_pendingCount);
        writer.Write(_pending.AsSpan(0, _pendingCount));
        writer.Write(_weighted.Count);
        writer.Write(_weighted.Values);
        writer.Write(_weighted.Weights);
        writer.Write(_levels.Length);
        writer.Write(_lowest);
        foreach (QuantileLevel level in _levels)
        {
            writer.Write(level.Count);
            writer.Write(level.Sorted);
            writer.Write(level.Values);
        }

        return writer.ToArray();
    }

    /// <summary>Reads a sketch that was written down.</summary>
    /// <exception cref="DataException">The bytes are no sketch, damaged, or of another version.</exception>
    public static QuantileSketch FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, Tag, Version, "sketch of quantiles");
        var sketch = new QuantileSketch(reader.ReadUInt64())
        {
            _hasDrawn = reader.ReadByte() != 0,
            _origins = ChanceOrigins.Read(ref reader),
            _variance = reader.ReadWeight(),
            _height = reader.ReadInt32(),
            Finite = reader.ReadTally(),
            NegativeInfinite = reader.ReadTally(),
            PositiveInfinite = reader.ReadTally(),
            NotANumber = reader.ReadTally(),
            Minimum = reader.ReadDouble(),
            Maximum = reader.ReadDouble(),
        };
        bool isEmpty = sketch.Finite.Count == 0;
        bool hasError = sketch._variance > 0;
        if (sketch._height is < LowestHeight or > HighestHeight || hasError == sketch.IsExact || (isEmpty && hasError) || (sketch._hasDrawn && !hasError))
            throw reader.Damaged("its error does not fit its count");
        if (isEmpty != (sketch.Finite.Weight == 0)
            || (isEmpty
                ? sketch.Minimum != double.PositiveInfinity || sketch.Maximum != double.NegativeInfinity
                : !double.IsFinite(sketch.Minimum) || !double.IsFinite(sketch.Maximum) || !(sketch.Minimum <= sketch.Maximum)))
        {
            throw reader.Damaged("its ends do not fit its count");
        }

        sketch._pendingCount = reader.ReadCount(NumberBlocks.Length - 1, sizeof(double));
        if (sketch._pendingCount > 0)
            Pooled.Grow(ref sketch._pending, 0, NumberBlocks.Length);
        sketch.Read(ref reader, sketch._pending.AsSpan(0, sketch._pendingCount));
        sketch.ReadWeighted(ref reader);
        sketch.ReadLevels(ref reader);
        reader.End();
        if (isEmpty != (sketch._pendingCount + sketch._weighted.Count + sketch._levels.Sum(static level => level.Count) == 0))
            throw reader.Damaged("its numbers do not fit its count");
        return sketch;
    }

    private void ReadWeighted(ref SketchReader reader)
    {
        int count = reader.ReadCount(WeightedValues.Capacity, 2 * sizeof(double));
        double[] values = new double[count], weights = new double[count];
        Read(ref reader, values);
        reader.ReadFinite(weights);
        foreach (double weight in weights)
        {
            if (!(weight > 0 && weight <= Finite.Weight * (1 + 1e-6)))
                throw reader.Damaged("a weight in it is no weight");
        }

        _weighted.Restore(values, weights);
    }

    private void ReadLevels(ref SketchReader reader)
    {
        int length = reader.ReadCount(HighestHeight - LowestHeight, 2 * sizeof(int));
        _lowest = reader.ReadInt32();
        if (_lowest < LowestHeight || _lowest > HighestHeight - length)
            throw reader.Damaged("its levels lie where none can be");
        _levels = new QuantileLevel[length];
        for (int i = 0; i < length; i++)
        {
            int count = reader.ReadCount(2 * Size, sizeof(double));
            int sorted = reader.ReadInt32();
            double[] values = new double[count];
            Read(ref reader, values);
            if (sorted < 0 || sorted > count || !IsAscending(values.AsSpan(0, sorted)))
                throw reader.Damaged("a level in it is out of order");
            if (count * Math.ScaleB(1, _lowest + i) > Finite.Weight * 1.1)
                throw reader.Damaged("a level in it stands for more than there is");
            _levels[i] = new QuantileLevel();
            _levels[i].Restore(values, sorted);
        }
    }

    private void Read(ref SketchReader reader, Span<double> values)
    {
        reader.ReadFinite(values);
        foreach (double value in values)
        {
            if (value < Minimum || value > Maximum)
                throw reader.Damaged("a number in it lies outside its ends");
        }
    }

    private static bool IsAscending(ReadOnlySpan<double> values)
    {
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] < values[i - 1])
                return false;
        }

        return true;
    }
}
