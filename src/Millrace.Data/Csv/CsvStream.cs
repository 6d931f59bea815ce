namespace Millrace.Data;

/// <summary>A CSV file as UTF-8 without a byte order mark, whatever encoding its mark, or whoever knows it, tells of.</summary>
internal sealed class CsvStream : IDisposable
{
    private const int LongestMark = 4;

    private readonly FileStream _file;
    private readonly WideText? _wide;
    private readonly NarrowText? _narrow;
    private byte[] _head;

    private CsvStream(FileStream file, WideText? wide, NarrowText? narrow, byte[] head) => (_file, _wide, _narrow, _head) = (file, wide, narrow, head);

    /// <summary>The encoding of the file's bytes.</summary>
    public string Encoding => _wide?.Encoding ?? _narrow?.Encoding ?? "UTF-8";

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="encoding">Its encoding, or null for what its mark says.</param>
    /// <exception cref="CsvException">The mark tells of another encoding.</exception>
    public static CsvStream Open(string path, CsvEncoding? encoding)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        try
        {
            byte[] start = new byte[LongestMark];
            int length = file.ReadAtLeast(start, LongestMark, throwOnEndOfStream: false);
            (int unit, bool isBigEndian, int mark) = Detect(start.AsSpan(0, length));
            if (encoding is not null)
                (unit, isBigEndian, mark) = encoding.Choose(path, start.AsSpan(0, length), (unit, isBigEndian, mark));
            if (unit == 1 && encoding?.Others is null)
                return new CsvStream(file, null, null, start[mark..length]);
            file.Position = mark;
            return encoding?.Others is { } others
                ? new CsvStream(file, null, new NarrowText(file, others), [])
                : new CsvStream(file, new WideText(file, unit, isBigEndian), null, []);
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
        if (_wide is not null)
            return _wide.Read(bytes);
        if (_narrow is not null)
            return _narrow.Read(bytes);
        if (_head.Length == 0)
            return _file.Read(bytes);
        int length = Math.Min(_head.Length, bytes.Length);
        _head.AsSpan(0, length).CopyTo(bytes);
        _head = _head[length..];
        return length;
    }

    public void Dispose() => _file.Dispose();

    private static (int Unit, bool IsBigEndian, int Mark) Detect(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (1, false, 3),
        [0xFF, 0xFE, 0, 0] => (4, false, 4),
        [0, 0, 0xFE, 0xFF] => (4, true, 4),
        [0xFF, 0xFE, ..] => (2, false, 2),
        [0xFE, 0xFF, ..] => (2, true, 2),
        _ => (1, false, 0),
    };
}
