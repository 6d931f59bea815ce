namespace Millrace.Data;

/// <summary>
/// Bytes that may have zeros behind them that mean nothing, as tapes and programs that write whole blocks leave them. Zeros at the end are given one at a
/// time: a reader that has found its own end before them takes the first one and does not ask again.
/// </summary>
/// <param name="inner">The bytes; closed with this one.</param>
internal sealed class PaddedStream(Stream inner) : ReadingStream
{
    // So many may belong to what is before them; whoever still asks then is not at its end.
    private const int MostSingle = 64;
    private const int AheadBytes = 4096;

    private byte[] _ahead = [];
    private ReadOnlyMemory<byte> _behind;
    private long _zeros;
    private int _single;
    private bool _isEnd;

    /// <summary>Whether the last that was read is a zero at the end, so that whoever does not ask again needs none of those.</summary>
    public bool IsPadding { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        IsPadding = false;
        if (_zeros > 0)
            return ReadZeros(buffer);
        if (!_behind.IsEmpty)
            return ReadBehind(buffer);
        int read = inner.Read(buffer);
        int length = buffer[..read].TrimEnd((byte)0).Length;
        _zeros = read - length;
        return read == 0 || length > 0 ? length : ReadZeros(buffer);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private int ReadZeros(Span<byte> buffer)
    {
        while (!_isEnd && _behind.IsEmpty)
            LookAhead();
        int length = (int)Math.Min(_zeros, buffer.Length);
        if (_behind.IsEmpty && _single < MostSingle)
        {
            _single++;
            length = 1;
            IsPadding = true;
        }

        buffer[..length].Clear();
        _zeros -= length;
        return length;
    }

    private void LookAhead()
    {
        if (_ahead.Length == 0)
            _ahead = new byte[AheadBytes];
        int read = inner.Read(_ahead);
        _isEnd = read == 0;
        if (_ahead.AsSpan(0, read).ContainsAnyExcept((byte)0))
            _behind = _ahead.AsMemory(0, read);
        else
            _zeros += read;
    }

    private int ReadBehind(Span<byte> buffer)
    {
        int length = Math.Min(_behind.Length, buffer.Length);
        _behind.Span[..length].CopyTo(buffer);
        _behind = _behind[length..];
        int kept = buffer[..length].TrimEnd((byte)0).Length;
        _zeros = length - kept;
        return kept > 0 ? kept : ReadZeros(buffer);
    }
}
