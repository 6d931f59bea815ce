namespace Millrace.Data;

/// <summary>Batches in memory.</summary>
/// <param name="start">The first batch.</param>
/// <param name="end">The one behind the last.</param>
/// <param name="first">The first row's number among all.</param>
internal sealed class MemoryStretch(int start, int end, long first) : Stretch
{
    public int Start => start;

    public int End => end;

    public long First => first;
}
