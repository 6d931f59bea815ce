namespace Millrace.Data;

/// <summary>Counts what a reading takes from files, for those that want to know what a filter or a narrower schema spares.</summary>
internal sealed class ReadMeter
{
    private long _files;
    private long _groups;
    private long _bytes;

    /// <summary>Files that were opened.</summary>
    public long Files => Interlocked.Read(ref _files);

    /// <summary>Row groups of which at least a column was read.</summary>
    public long Groups => Interlocked.Read(ref _groups);

    /// <summary>Bytes of pages that were read; footers do not count.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    public void AddFile() => Interlocked.Increment(ref _files);

    public void AddGroup() => Interlocked.Increment(ref _groups);

    public void AddBytes(long bytes) => Interlocked.Add(ref _bytes, bytes);
}
