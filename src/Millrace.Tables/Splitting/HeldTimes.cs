namespace Millrace.Tables;

/// <summary>All times, as long as they are few; else how many there are, and from when to when.</summary>
/// <param name="most">How many are held at most.</param>
internal sealed class HeldTimes(int most)
{
    private readonly List<long> _times = [];

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>The first.</summary>
    public long Least { get; private set; } = long.MaxValue;

    /// <summary>The last.</summary>
    public long Most { get; private set; } = long.MinValue;

    /// <summary>Adds some.</summary>
    public void Add(ReadOnlyMemory<long> times)
    {
        foreach (long time in times.Span)
        {
            Least = Math.Min(Least, time);
            Most = Math.Max(Most, time);
        }

        Count += times.Length;
        if (Count <= most)
            _times.AddRange(times.Span);
    }

    /// <summary>All of them in order; empty where they are too many.</summary>
    public ReadOnlyMemory<long> Sort()
    {
        if (Count > most)
            return default;
        _times.Sort();
        return _times.ToArray();
    }
}
