namespace Millrace.Benchmarks.Data;

/// <summary>Makes the table's rows: the same for the same position, whoever asks.</summary>
public static class Readings
{
    /// <summary>The first possible time.</summary>
    public static readonly DateTime Start = new(2026, 1, 1);

    private const long MicrosecondsOfTenDays = 10L * 24 * 3600 * 1_000_000;

    private static readonly string[] s_stations = [.. Enumerable.Range(0, 50).Select(static i => $"Station {new string((char)('a' + (i % 26)), 1 + (i % 9))} {i}")];

    /// <summary>The row at a position.</summary>
    public static Reading At(long position)
    {
        ulong random = Scramble((ulong)position);
        return new Reading
        {
            Id = position,
            Amount = (random & 0xF_FFFF) / 64.0,
            Score = ((random >> 20) & 0xFFFF) / 256f,
            Station = s_stations[(random >> 36) % (ulong)s_stations.Length],
            Rate = (random >> 42) % 10 == 0 ? null : ((random >> 46) & 0x3FFF) / 128.0,
            TakenAt = Start.AddTicks((long)(Scramble(random) % MicrosecondsOfTenDays) * TimeSpan.TicksPerMicrosecond),
        };
    }

    /// <summary>A run of rows.</summary>
    public static IEnumerable<Reading> Range(long start, int count)
    {
        for (int i = 0; i < count; i++)
            yield return At(start + i);
    }

    // SplitMix64's finisher.
    private static ulong Scramble(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
