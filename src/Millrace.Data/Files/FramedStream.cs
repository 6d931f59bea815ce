namespace Millrace.Data;

/// <summary>Bytes that are read from a stream, with others before them and behind them.</summary>
/// <param name="head">What comes first.</param>
/// <param name="inner">What comes then; closed with this one.</param>
/// <param name="tail">What comes last.</param>
internal sealed class FramedStream(ReadOnlyMemory<byte> head, Stream inner, ReadOnlyMemory<byte> tail) : ReadingStream
{
    private ReadOnlyMemory<byte> _head = head;
    private ReadOnlyMemory<byte> _tail = tail;

    public override int Read(Span<byte> buffer)
    {
        if (!_head.IsEmpty)
            return Take(ref _head, buffer);
        int read = inner.Read(buffer);
        return read > 0 ? read : Take(ref _tail, buffer);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private static int Take(ref ReadOnlyMemory<byte> bytes, Span<byte> buffer)
    {
        int length = Math.Min(bytes.Length, buffer.Length);
        bytes.Span[..length].CopyTo(buffer);
        bytes = bytes[length..];
        return length;
    }
}
