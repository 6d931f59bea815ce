using System.Numerics;

namespace Millrace.Quality;

/// <summary>Rows of a batch that are marked, a bit each.</summary>
internal sealed class RowMarks
{
    private ulong[] _bits = [];
    private int _rows;

    /// <summary>Whether a row is marked.</summary>
    public bool IsEmpty => !_bits.AsSpan(0, Words).ContainsAnyExcept(0UL);

    private int Words => (_rows + 63) >> 6;

    /// <summary>Forgets all marks.</summary>
    /// <param name="rows">How many rows the next batch has.</param>
    public void Reset(int rows)
    {
        _rows = rows;
        if (_bits.Length < Words)
            _bits = new ulong[Words];
        _bits.AsSpan(0, Words).Clear();
    }

    /// <summary>Marks a row.</summary>
    public void Add(int row) => _bits[row >> 6] |= 1UL << row;

    /// <summary>Marks rows.</summary>
    /// <param name="bits">A bit a row.</param>
    public void Add(ReadOnlySpan<ulong> bits)
    {
        for (int i = 0; i < bits.Length; i++)
            _bits[i] |= bits[i];
    }

    /// <summary>Marks the same rows in another one, which is of as many rows.</summary>
    public void AddTo(RowMarks other) => other.Add(_bits.AsSpan(0, Words));

    /// <summary>Whether a row is marked.</summary>
    public bool Contains(int row) => (_bits[row >> 6] >> row & 1) != 0;

    /// <summary>How many rows are marked.</summary>
    public int Count()
    {
        int count = 0;
        foreach (ulong word in _bits.AsSpan(0, Words))
            count += BitOperations.PopCount(word);
        return count;
    }
}
