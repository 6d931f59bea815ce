namespace Millrace.Data;

/// <summary>Strings of bytes by code: those that a column shares with others, then its own.</summary>
/// <param name="shared">The shared ones; null where there are none.</param>
/// <param name="sharedCount">How many of them the column knows.</param>
/// <param name="own">Its own.</param>
internal readonly struct EntryList(ByteEntries? shared, int sharedCount, ByteEntries own)
{
    /// <summary>How many codes there are.</summary>
    public int Count => sharedCount + own.Count;

    /// <summary>A code's bytes.</summary>
    public ReadOnlySpan<byte> this[int code] => code < sharedCount ? shared![code] : own[code - sharedCount];
}
