namespace Millrace.Data;

/// <summary>Lets go of memory that is kept for later: after each full collection what was not used for a while, and all of it where memory is short.</summary>
internal static class UnusedMemory
{
    private const double Short = 0.9;

    private static readonly long s_kept = 30 * TimeProvider.System.TimestampFrequency;
    private static readonly Lock s_lock = new();
    private static Action<long>[] s_drops = [];

    /// <summary>A clock that never goes back.</summary>
    public static long Now => TimeProvider.System.GetTimestamp();

    /// <summary>Adds what is to be asked.</summary>
    /// <param name="drop">Lets go of what was not used since a time of <see cref="Now"/>. It is called on any thread, at any moment.</param>
    public static void Add(Action<long> drop)
    {
        lock (s_lock)
        {
            if (s_drops.Length == 0)
                _ = new AfterCollection();
            s_drops = [.. s_drops, drop];
        }
    }

    /// <summary>Lets go of what was not used since a time.</summary>
    public static void Drop(long since)
    {
        foreach (Action<long> drop in s_drops)
            drop(since);
    }

    /// <summary>Nobody holds it, so that a collection finalizes it: soon only a full one does.</summary>
    private sealed class AfterCollection
    {
        ~AfterCollection()
        {
            GCMemoryInfo memory = GC.GetGCMemoryInfo();
            Drop(memory.MemoryLoadBytes > Short * memory.HighMemoryLoadThresholdBytes ? long.MaxValue : Now - s_kept);
            GC.ReRegisterForFinalize(this);
        }
    }
}
