namespace Millrace.Data;

/// <summary>A CSV file, packed or not, as UTF-8 without a byte order mark, whatever encoding its mark, or whoever knows it, tells of.</summary>
internal sealed class CsvStream : IDisposable
{
    private const int LongestMark = 4;

    private readonly Stream _text;
    private readonly WideText? _wide;
    private readonly NarrowText? _narrow;

    private CsvStream(Stream text, WideText? wide, NarrowText? narrow) => (_text, _wide, _narrow) = (text, wide, narrow);

    /// <summary>The encoding of the file's bytes.</summary>
    public string Encoding => _wide?.Encoding ?? _narrow?.Encoding ?? "UTF-8";

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="encoding">Its encoding, or null for what its mark says.</param>
    /// <exception cref="CsvException">The mark tells of another encoding.</exception>
    public static CsvStream Open(string path, CsvEncoding? encoding)
    {
        Stream file = SourceText.Open(path, LongestMark, out byte[] start);
        try
        {
            (int unit, bool isBigEndian, int mark) = Detect(start);
            if (encoding is not null)
                (unit, isBigEndian, mark) = encoding.Choose(path, start, (unit, isBigEndian, mark));
            var text = new FramedStream(start.AsMemory(mark), file, default);
            if (encoding?.Others is { } others)
                return new CsvStream(text, null, new NarrowText(text, others));
            return new CsvStream(text, unit > 1 ? new WideText(text, unit, isBigEndian) : null, null);
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
    public int Read(Span<byte> bytes) => _wide?.Read(bytes) ?? _narrow?.Read(bytes) ?? _text.Read(bytes);

    public void Dispose() => _text.Dispose();

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
