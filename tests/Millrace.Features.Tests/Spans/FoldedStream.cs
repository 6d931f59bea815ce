namespace Millrace.Features.Tests.Spans;

/// <summary>A stream in memory that keeps a large piece which is written again and again once, and asks now and then how much memory is held.</summary>
internal sealed class FoldedStream : Stream
{
    private const int Large = 1 << 16;
    private const long Mark = 256L << 20;

    private readonly List<(long Start, byte[] Bytes)> _pieces = [];
    private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);
    private byte[] _large = [];
    private long _length;
    private long _done;
    private int _at;

    /// <summary>Bytes that were held at most beside what was held at first, at one of the marks.</summary>
    public long MostHeld { get; private set; }

    /// <summary>Bytes that were asked for or given at once at most.</summary>
    public int MostAtOnce { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position { get; set; }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Count(buffer.Length);
        byte[] piece = buffer.SequenceEqual(_large) ? _large : buffer.ToArray();
        if (piece.Length >= Large)
            _large = piece;
        _pieces.Add((_length, piece));
        _length += piece.Length;
    }

    public override int Read(Span<byte> buffer)
    {
        if (Position >= _length || buffer.IsEmpty)
            return 0;
        Count(buffer.Length);
        while (_at > 0 && _pieces[_at].Start > Position)
            _at = Position == 0 ? 0 : _at - 1;
        while (_pieces[_at].Start + _pieces[_at].Bytes.Length <= Position)
            _at++;
        (long start, byte[] bytes) = _pieces[_at];
        int from = (int)(Position - start), count = Math.Min(buffer.Length, bytes.Length - from);
        bytes.AsSpan(from, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Count(int bytes)
    {
        MostAtOnce = Math.Max(MostAtOnce, bytes);
        long before = _done;
        _done += bytes;
        if (before / Mark != _done / Mark)
            MostHeld = Math.Max(MostHeld, GC.GetTotalMemory(forceFullCollection: true) - _before);
    }
}
