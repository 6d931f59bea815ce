namespace Millrace.Data;

/// <summary>Bytes of a text file from one row's start to another's. In pooled memory; filled again and again.</summary>
internal abstract class TextBlock : IDisposable
{
    /// <summary>Bytes that may be looked at behind those that are there.</summary>
    public const int Padding = 64;

    private byte[] _bytes = [];
    private int _toldAt;
    private long _toldLine;

    /// <summary>Bytes that were read.</summary>
    public int Count { get; private set; }

    /// <summary>Where the rows end that are understood.</summary>
    public int End { get; set; }

    /// <summary>The number of the first line.</summary>
    public long Line { get; private set; }

    /// <summary>The bytes that were read.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Count);

    /// <summary>The bytes that were read and those behind, which mean nothing.</summary>
    public ReadOnlySpan<byte> Padded => _bytes.AsSpan(0, Count + Padding);

    /// <summary>Starts anew.</summary>
    public virtual void Clear(long line)
    {
        Count = 0;
        End = 0;
        Line = line;
        (_toldAt, _toldLine) = (0, line);
    }

    /// <summary>Room for more bytes.</summary>
    public Span<byte> Extend(int length)
    {
        Pooled.Grow(ref _bytes, Count, Count + length + Padding);
        return _bytes.AsSpan(Count, length);
    }

    /// <summary>Counts bytes that were put where <see cref="Extend"/> made room.</summary>
    public void Add(int length) => Count += length;

    /// <summary>The line of a place; at once where it is not far behind the place that was asked for before.</summary>
    public long LineAt(int at)
    {
        if (at < _toldAt)
            (_toldAt, _toldLine) = (0, Line);
        _toldLine += Bytes[_toldAt..at].Count((byte)'\n');
        _toldAt = at;
        return _toldLine;
    }

    public virtual void Dispose()
    {
        Pooled.Return(ref _bytes);
        Clear(0);
    }
}
