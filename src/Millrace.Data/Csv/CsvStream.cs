using System.Text;

namespace Millrace.Data;

/// <summary>A CSV file as UTF-8 without a byte order mark, whatever Unicode encoding its mark tells of.</summary>
internal sealed class CsvStream : IDisposable
{
    private const int LongestMark = 4;

    private readonly FileStream _file;
    private readonly Stream _utf8;
    private byte[] _head;

    private CsvStream(FileStream file, Stream utf8, byte[] head) => (_file, _utf8, _head) = (file, utf8, head);

    /// <summary>Opens a file.</summary>
    public static CsvStream Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        try
        {
            byte[] start = new byte[LongestMark];
            int length = file.ReadAtLeast(start, LongestMark, throwOnEndOfStream: false);
            (Encoding? encoding, int mark) = Detect(start.AsSpan(0, length));
            if (encoding is null)
                return new CsvStream(file, file, start[mark..length]);
            file.Position = mark;
            return new CsvStream(file, Encoding.CreateTranscodingStream(file, encoding, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)), []);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads the next bytes; none at the end of the file.</summary>
    /// <param name="bytes">Where to.</param>
    /// <returns>How many.</returns>
    public int Read(Span<byte> bytes)
    {
        if (_head.Length == 0)
            return _utf8.Read(bytes);
        int length = Math.Min(_head.Length, bytes.Length);
        _head.AsSpan(0, length).CopyTo(bytes);
        _head = _head[length..];
        return length;
    }

    /// <summary>The file from its start, to look for a fault; nothing is to be read after.</summary>
    public StreamReader ReadAgain()
    {
        _file.Position = 0;
        return new StreamReader(_file, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
    }

    public void Dispose()
    {
        _utf8.Dispose();
        _file.Dispose();
    }

    // Null for UTF-8.
    private static (Encoding? Encoding, int Mark) Detect(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (null, 3),
        [0xFF, 0xFE, 0, 0] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF] => (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (null, 0),
    };
}
