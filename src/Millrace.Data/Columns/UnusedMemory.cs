namespace Millrace.Data;

/// <summary>
/// Lets go of memory that is kept for later, which is never more than a part of what there is: after each full collection what was not used for a while, and
/// all of it where memory is short. The collection after that frees it.
/// </summary>
internal static class UnusedMemory
{
    private const double Short = 0.9;
    private const int MostPart = 8;

    private static readonly long s_kept = 30 * TimeProvider.System.TimestampFrequency;
    private static readonly long s_mostBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / MostPart;
    private static readonly Lock s_lock = new();
    private static Action<long>[] s_drops = [];
    private static long s_keptBytes;

    /// <summary>A clock that never goes back.</summary>
    public static long Now => TimeProvider.System.GetTimestamp();

    /// <summary>Bytes that are kept.</summary>
    public static long KeptBytes => Interlocked.Read(ref s_keptBytes);

    /// <summary>Asks whether bytes may be kept beside the others, and counts them if so.</summary>
    public static bool TryKeep(long bytes)
    {
        if (Interlocked.Add(ref s_keptBytes, bytes) <= s_mostBytes)
            return true;
        LetGo(bytes);
        return false;
    }

    /// <summary>Says that bytes that were kept are so no longer.</summary>
    public static void LetGo(long bytes) => Interlocked.Add(ref s_keptBytes, -bytes);

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
            try
            {
                GCMemoryInfo memory = GC.GetGCMemoryInfo();
                Drop(memory.MemoryLoadBytes > Short * memory.HighMemoryLoadThresholdBytes ? long.MaxValue : Now - s_kept);
            }
            catch (OutOfMemoryException)
            {
                // An error here would end the program. The next collection comes soon.
            }
            finally
            {
                GC.ReRegisterForFinalize(this);
            }
        }
    }
}
