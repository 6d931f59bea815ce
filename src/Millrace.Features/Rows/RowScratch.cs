namespace Millrace.Features;

/// <summary>Memory for what a feature is computed by on its way; kept from row to row. For one thread at a time.</summary>
internal sealed class RowScratch<T>
    where T : unmanaged
{
    private T[] _memory = new T[16];
    private int _used;

    /// <summary>Memory that holds anything, until <see cref="Clear"/>.</summary>
    /// <param name="count">How much.</param>
    public Span<T> Take(int count)
    {
        // What was taken before stays with those who have it.
        if (_used + count > _memory.Length)
            (_memory, _used) = (new T[2 * (_memory.Length + count)], 0);
        _used += count;
        return _memory.AsSpan(_used - count, count);
    }

    /// <summary>Takes all memory back.</summary>
    public void Clear() => _used = 0;
}
