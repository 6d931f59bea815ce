namespace Millrace.Data;

/// <summary>UTF-8 on its way into a file, gathered in pooled memory.</summary>
/// <param name="stream">Where it goes; stays open.</param>
internal class TextOutput(Stream stream) : IDisposable
{
    private const int Gathered = 1 << 16;

    private byte[] _bytes = [];
    private int _count;

    /// <summary>Room for bytes that are put there and then counted by <see cref="Advance"/>.</summary>
    /// <param name="length">How many there are at most, where that is known; there is room for more.</param>
    public Span<byte> Reserve(int length)
    {
        if (_bytes.Length - _count < length)
        {
            Flush();
            Pooled.Grow(ref _bytes, 0, Math.Max(length, Gathered));
        }

        return _bytes.AsSpan(_count);
    }

    /// <summary>Takes bytes that were put where <see cref="Reserve"/> made room.</summary>
    public void Advance(int length) => _count += length;

    /// <summary>Writes bytes as they are.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        _count += bytes.Length;
    }

    /// <summary>Hands on what was gathered.</summary>
    public void Flush()
    {
        stream.Write(_bytes.AsSpan(0, _count));
        _count = 0;
    }

    public virtual void Dispose() => Pooled.Return(ref _bytes);

    /// <summary>What was put where <see cref="Reserve"/> made room, before it is counted.</summary>
    protected ReadOnlySpan<byte> Reserved(int length) => _bytes.AsSpan(_count, length);
}
