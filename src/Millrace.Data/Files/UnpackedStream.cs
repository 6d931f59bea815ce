using System.IO.Compression;

namespace Millrace.Data;

/// <summary>
/// What gzip has packed. The runtime takes packed data that is cut off for all there is, so a member of our own is put behind it: where that does not come
/// out last, something is missing, and the reading ends in an <see cref="InvalidDataException"/>. Zeros behind what is packed are passed over.
/// </summary>
internal sealed class UnpackedStream : ReadingStream
{
    private const int BufferBytes = 1 << 16;

    private static readonly byte[] s_end = "\0the end of what was packed\0"u8.ToArray();
    private static readonly byte[] s_member = Pack(s_end);

    private readonly PaddedStream _packed;
    private readonly GZipStream _unpacked;
    private readonly byte[] _bytes = new byte[BufferBytes];
    private int _held = s_end.Length;
    private int _start;
    private int _count;
    private bool _isEnd;

    /// <summary>Starts reading.</summary>
    /// <param name="packed">The packed bytes; closed at the end.</param>
    public UnpackedStream(Stream packed)
    {
        _packed = new PaddedStream(packed);
        _unpacked = new GZipStream(new FramedStream(default, _packed, s_member), CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        // The last bytes at hand may be our own.
        while (_count - _start <= _held && !_isEnd)
            Fill();
        int length = Math.Min(_count - _start - _held, buffer.Length);
        _bytes.AsSpan(_start, length).CopyTo(buffer);
        _start += length;
        return length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _unpacked.Dispose();
        base.Dispose(disposing);
    }

    private void Fill()
    {
        _bytes.AsSpan(_start, _count - _start).CopyTo(_bytes);
        _count -= _start;
        _start = 0;
        int read = _unpacked.Read(_bytes.AsSpan(_count));
        _count += read;
        _isEnd = read == 0;
        if (_isEnd && _packed.IsPadding)
            _held = 0;
        else if (_isEnd && !_bytes.AsSpan(0, _count).SequenceEqual(s_end))
            throw new InvalidDataException("what gzip has packed is cut off, or something else follows it: copy the file again.");
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
