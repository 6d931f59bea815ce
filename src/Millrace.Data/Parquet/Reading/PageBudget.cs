namespace Millrace.Data;

/// <summary>What the decompressed pages of all columns of a file may take at the same time: many columns can claim the same few bytes.</summary>
/// <param name="fileLength">Bytes of the file.</param>
internal sealed class PageBudget(long fileLength)
{
    // No writer's pages are larger on average than the file times this; and any file may have a gigabyte.
    private const long BytesPerByte = 64;
    private const long Anyhow = 1L << 30;

    private readonly long _most = Anyhow + (BytesPerByte * fileLength);
    private long _used;

    /// <summary>Counts memory that a column takes besides what it has.</summary>
    /// <exception cref="ParquetFault">It is too much.</exception>
    public void Take(long bytes)
    {
        _used += bytes;
        if (_used > _most)
            throw new ParquetFault($"pages of more than {_most} bytes at the same time are not supported", "large pages in many columns");
    }
}
