namespace Millrace.Data;

/// <summary>
/// Counts different values by their hashes: exactly up to <see cref="MaximumExact"/>, and by an estimate of <see cref="StandardError"/> beyond. What it knows
/// depends on the set of hashes alone, not on their order or on how sketches were merged. Memory: 64 KiB for the exact count at most, 16 KiB for the estimate.
/// </summary>
internal sealed class DistinctSketch
{
    /// <summary>So many different values are counted exactly.</summary>
    public const int MaximumExact = 4096;

    /// <summary>The standard error of an estimate as a share of the count: 1.04 / √16,384.</summary>
    public const double StandardError = 0.008125;

    private const byte Version = 1;

    private HashSet64? _exact = new();
    private byte[] _registers = [];

    private static ReadOnlySpan<byte> Tag => "MrDS"u8;

    /// <summary>Whether <see cref="Count"/> is exact (but for equal hashes of different texts: one in 2^40 at this number).</summary>
    public bool IsExact => _exact is not null;

    /// <summary>How many different values there are.</summary>
    public long Count => _exact is not null ? _exact.Count : (long)Math.Round(HyperLogLog.Estimate(Registers));

    private Span<byte> Registers => _registers.AsSpan(0, _registers.Length == 0 ? 0 : HyperLogLog.Registers);

    /// <summary>Adds a value.</summary>
    /// <param name="hash">Its hash, from <see cref="ValueHash"/>.</param>
    public void Add(ulong hash)
    {
        if (_exact is null)
            HyperLogLog.Add(Registers, hash);
        else if (_exact.Add(hash) && _exact.Count > MaximumExact)
            Estimate();
    }

    /// <summary>Adds values.</summary>
    /// <param name="hashes">Their hashes.</param>
    public void Add(ReadOnlySpan<ulong> hashes)
    {
        int done = 0;
        while (_exact is not null && done < hashes.Length)
            Add(hashes[done++]);
        Span<byte> registers = Registers;
        for (; done < hashes.Length; done++)
            HyperLogLog.Add(registers, hashes[done]);
    }

    /// <summary>Adds what another sketch has seen, which stays as it is.</summary>
    public void Merge(DistinctSketch other)
    {
        if (other._exact is not null)
        {
            foreach (ulong hash in other._exact.ToSorted())
                Add(hash);
            return;
        }

        if (_exact is not null)
            Estimate();
        Span<byte> mine = Registers, its = other.Registers;
        for (int i = 0; i < mine.Length; i++)
            mine[i] = Math.Max(mine[i], its[i]);
    }

    /// <summary>Gives its arrays back. Nothing may be asked of it or added to it after that.</summary>
    public void LetGo()
    {
        _exact?.LetGo();
        Pooled.Return(ref _registers);
    }

    /// <summary>Writes the sketch down.</summary>
    public byte[] ToBytes()
    {
        var writer = new SketchWriter(Tag, Version);
        ulong[] hashes = _exact?.ToSorted() ?? [];
        writer.Write(_exact is null ? -1 : hashes.Length);
        foreach (ulong hash in hashes)
            writer.Write(hash);
        writer.Write((ReadOnlySpan<byte>)Registers);
        return writer.ToArray();
    }

    /// <summary>Reads a sketch that was written down.</summary>
    /// <exception cref="DataException">The bytes are no sketch, damaged, or of another version.</exception>
    public static DistinctSketch FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, Tag, Version, "sketch of distinct values");
        var sketch = new DistinctSketch();
        int count = reader.ReadInt32();
        if (count is < -1 or > MaximumExact)
            throw reader.Damaged($"it cannot hold {count} hashes");
        for (int i = 0; i < count; i++)
        {
            if (!sketch._exact!.Add(reader.ReadUInt64()))
                throw reader.Damaged("a hash stands in it twice");
        }

        if (count < 0)
        {
            sketch._exact = null;
            sketch._registers = reader.ReadBytes(HyperLogLog.Registers).ToArray();
            foreach (byte register in sketch._registers)
            {
                if (!HyperLogLog.IsPossible(register))
                    throw reader.Damaged("a register in it is too large");
            }
        }

        reader.End();
        return sketch;
    }

    private void Estimate()
    {
        _registers = Pooled.Rent<byte>(HyperLogLog.Registers);
        Registers.Clear();
        _exact!.AddTo(Registers);
        _exact.LetGo();
        _exact = null;
    }
}
