namespace Millrace.Data;

/// <summary>A CSV file as UTF-8 without a byte order mark, whatever Unicode encoding its mark tells of.</summary>
internal sealed class CsvStream : IDisposable
{
    private const int LongestMark = 4;

    private readonly FileStream _file;
    private readonly WideText? _wide;
    private byte[] _head;

    private CsvStream(FileStream file, WideText? wide, byte[] head) => (_file, _wide, _head) = (file, wide, head);

    /// <summary>The encoding of the file's bytes.</summary>
    public string Encoding => _wide?.Encoding ?? "UTF-8";

    /// <summary>Opens a file.</summary>
    public static CsvStream Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        try
        {
            byte[] start = new byte[LongestMark];
            int length = file.ReadAtLeast(start, LongestMark, throwOnEndOfStream: false);
            (int unit, bool isBigEndian, int mark) = Detect(start.AsSpan(0, length));
            if (unit == 1)
                return new CsvStream(file, null, start[mark..length]);
            file.Position = mark;
            return new CsvStream(file, new WideText(file, unit, isBigEndian), []);
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
