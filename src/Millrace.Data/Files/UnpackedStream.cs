using System.IO.Compression;

namespace Millrace.Data;

/// <summary>
/// What gzip has packed. The runtime takes packed data that is cut off for all there is, so a member of our own is put behind it: where that does not come
/// out last, something is missing, and the reading ends in an <see cref="InvalidDataException"/>.
/// </summary>
/// <param name="packed">The packed bytes; closed at the end.</param>
internal sealed class UnpackedStream(Stream packed) : ReadingStream
{
    private const int BufferBytes = 1 << 16;

    private static readonly byte[] s_end = "\0the end of what was packed\0"u8.ToArray();
    private static readonly byte[] s_member = Pack(s_end);

    private readonly GZipStream _unpacked = new(new FramedStream(default, packed, s_member), CompressionMode.Decompress);
    private readonly byte[] _bytes = new byte[BufferBytes];
    private int _start;
    private int _count;
    private bool _isEnd;

    public override int Read(Span<byte> buffer)
    {
        // The last bytes at hand may be our own.
        while (_count - _start <= s_end.Length && !_isEnd)
            Fill();
        int length = Math.Min(_count - _start - s_end.Length, buffer.Length);
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
        if (read == 0 && !_bytes.AsSpan(0, _count).SequenceEqual(s_end))
            throw new InvalidDataException("what gzip has packed is cut off, or something else follows it: copy the file again.");
        _isEnd = read == 0;
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
