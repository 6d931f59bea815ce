namespace Millrace.Data;

/// <summary>Whole lines of a file, each with the line feed at its end. In pooled memory; filled again and again.</summary>
internal sealed class JsonBlock : IDisposable
{
    /// <summary>Bytes that may be looked at behind those that are there.</summary>
    public const int Padding = 64;

    private byte[] _bytes = [];

    /// <summary>Bytes that were read.</summary>
    public int Count { get; private set; }

    /// <summary>Where the whole lines end.</summary>
    public int End { get; set; }

    /// <summary>The number of the first line.</summary>
    public long Line { get; private set; }

    /// <summary>Why there is nothing behind the lines; null where there may be.</summary>
    public JsonFlaw? Flaw { get; set; }

    /// <summary>The bytes that were read.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Count);

    /// <summary>The bytes that were read and those behind, which mean nothing.</summary>
    public ReadOnlySpan<byte> Padded => _bytes.AsSpan(0, Count + Padding);

    /// <summary>Starts anew.</summary>
    public void Clear(long line)
    {
        Count = 0;
        End = 0;
        Line = line;
        Flaw = null;
    }

    /// <summary>Room for more bytes.</summary>
    public Span<byte> Extend(int length)
    {
        Pooled.Grow(ref _bytes, Count, Count + length + Padding);
        return _bytes.AsSpan(Count, length);
    }

    /// <summary>Counts bytes that were put where <see cref="Extend"/> made room.</summary>
    public void Add(int length) => Count += length;

    /// <summary>The line of a place.</summary>
    public long LineAt(int at) => Line + Bytes[..at].Count((byte)'\n');

    /// <summary>Where the line of a place starts.</summary>
    public int StartOfLine(int at) => Bytes[..at].LastIndexOf((byte)'\n') + 1;

    public void Dispose()
    {
        Pooled.Return(ref _bytes);
        Clear(0);
    }
}
