using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Counts whole numbers exactly, one counter a number, as long as they lie close together: <see cref="Most"/> of them at most.</summary>
internal sealed class CountWindow
{
    /// <summary>How many neighbouring numbers have room.</summary>
    public const int Most = 1 << 14;

    private const int Least = 32;

    // As many as a power of two.
    private long[] _counts = [];
    private long _first;

    /// <summary>How many different numbers there are.</summary>
    public int Distinct => _counts.Length - _counts.AsSpan().Count(0L);

    /// <summary>Makes room for numbers.</summary>
    /// <param name="least">The least of them.</param>
    /// <param name="most">The greatest of them.</param>
    /// <returns>Whether there is room; where not, nothing has changed.</returns>
    public bool TryReserve(long least, long most)
    {
        if (_counts.Length > 0 && (ulong)least - (ulong)_first < (ulong)_counts.Length && (ulong)most - (ulong)_first < (ulong)_counts.Length)
            return true;
        (long first, long last) = _counts.Length == 0 ? (least, most) : Ends(least, most);
        ulong width = (ulong)last - (ulong)first;
        if (width >= Most || first > last)
            return false;
        int length = Least;
        while ((ulong)length <= width)
            length *= 2;
        long[] counts = Pooled.Rent<long>(length);
        Array.Clear(counts);

        // What is free lies behind, and where numbers end, before: the last counter is then that of the last number.
        first = Math.Min(first, long.MaxValue - (length - 1));
        // Room that counts nothing yet may lie elsewhere.
        if (Used() is var (start, end) && start < end)
            _counts.AsSpan(start, end - start).CopyTo(counts.AsSpan((int)(_first + start - first)));

        Pooled.Return(ref _counts);
        (_counts, _first) = (counts, first);
        return true;
    }

    /// <summary>Counts numbers that have room.</summary>
    public void Add(ReadOnlySpan<long> numbers)
    {
        long[] counts = _counts;
        long first = _first;
        foreach (long number in numbers)
            counts[number - first]++;
    }

    /// <summary>Counts a number that has room.</summary>
    public void Add(long number, long count) => _counts[number - _first] += count;

    /// <summary>The numbers with their counts, ascending.</summary>
    public IEnumerable<(long Number, long Count)> Counts()
    {
        for (int i = 0; i < _counts.Length; i++)
        {
            if (_counts[i] != 0)
                yield return (_first + i, _counts[i]);
        }
    }

    /// <summary>Adds what another one has counted, which stays as it is.</summary>
    /// <returns>Whether there is room; where not, nothing has changed.</returns>
    public bool TryMerge(CountWindow other)
    {
        (int start, int end) = other.Used();
        if (start == end)
            return true;
        if (!TryReserve(other._first + start, other._first + end - 1))
            return false;
        int shift = (int)(other._first - _first);
        for (int i = start; i < end; i++)
            _counts[i + shift] += other._counts[i];
        return true;
    }

    /// <summary>Gives its arrays back. Nothing may be asked of it or added to it after that.</summary>
    public void LetGo() => Pooled.Return(ref _counts);

    /// <summary>Writes the counts down.</summary>
    public void Write(SketchWriter writer)
    {
        writer.Write(Distinct);
        foreach ((long number, long count) in Counts())
        {
            writer.Write(number);
            writer.Write(count);
        }
    }

    /// <summary>Reads what was written down.</summary>
    /// <exception cref="DataException">It is damaged.</exception>
    public static CountWindow Read(ref SketchReader reader)
    {
        var window = new CountWindow();
        int distinct = reader.ReadCount(Most, 2 * sizeof(long));
        long all = 0;
        for (int i = 0; i < distinct; i++)
        {
            long number = reader.ReadInt64(), count = reader.ReadInt64();
            if (count <= 0 || count > long.MaxValue - all || !window.TryReserve(number, number))
                throw reader.Damaged("a count in it is no count");
            all += count;
            window.Add(number, count);
        }

        return window;
    }

    private (long First, long Last) Ends(long least, long most)
    {
        (int start, int end) = Used();
        return start == end ? (least, most) : (Math.Min(least, _first + start), Math.Max(most, _first + end - 1));
    }

    // From the first counter that counts anything to behind the last one.
    private (int Start, int End) Used()
    {
        int start = _counts.AsSpan().IndexOfAnyExcept(0L);
        return start < 0 ? (0, 0) : (start, _counts.AsSpan().LastIndexOfAnyExcept(0L) + 1);
    }
}
