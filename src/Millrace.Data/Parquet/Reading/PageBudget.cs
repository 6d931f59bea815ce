namespace Millrace.Data;

/// <summary>
/// What bytes of the file, decompressed pages and dictionaries of all columns may take at the same time: many columns can claim the same few bytes, and
/// few bytes can become very many.
/// </summary>
/// <param name="most">Bytes.</param>
internal sealed class PageBudget(long most)
{
    // No writer's pages are larger on average than the file times this; and any file may have a gigabyte.
    private const long BytesPerByte = 64;
    private const long Anyhow = 1L << 30;

    private long _used;

    /// <summary>What the length of a file justifies.</summary>
    public static PageBudget Of(long fileLength) => new(Anyhow + (BytesPerByte * fileLength));

    /// <summary>Counts memory that somebody needs, as far as it is more than what they hold already.</summary>
    /// <param name="held">What they were counted for; becomes what they need where that is more.</param>
    /// <param name="needed">Bytes that they need now.</param>
    /// <exception cref="ParquetFault">It is too much; nothing was counted.</exception>
    public void Take(ref long held, long needed)
    {
        if (needed <= held)
            return;
        if (needed - held > most - _used)
            throw new ParquetFault($"pages of more than {most} bytes at the same time are not supported", "large pages in many columns");
        _used += needed - held;
        held = needed;
    }
}
