using System.IO.Compression;

namespace Millrace.Data;

/// <summary>A file of JSON lines as UTF-8 without a byte order mark; what starts as gzip does is unpacked.</summary>
internal sealed class JsonLinesStream : IDisposable
{
    private const int LongestMark = 3;

    private readonly Stream _file;
    private byte[] _head;

    private JsonLinesStream(Stream file, byte[] head) => (_file, _head) = (file, head);

    /// <summary>Opens a file.</summary>
    public static JsonLinesStream Open(string path)
    {
        Stream file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        try
        {
            byte[] start = ReadStart(file);
            if (start is [0x1F, 0x8B, ..])
            {
                file.Position = 0;
                file = new GZipStream(file, CompressionMode.Decompress);
                start = ReadStart(file);
            }

            return new JsonLinesStream(file, start is [0xEF, 0xBB, 0xBF] ? [] : start);
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
            return _file.Read(bytes);
        int length = Math.Min(_head.Length, bytes.Length);
        _head.AsSpan(0, length).CopyTo(bytes);
        _head = _head[length..];
        return length;
    }

    public void Dispose() => _file.Dispose();

    private static byte[] ReadStart(Stream file)
    {
        byte[] start = new byte[LongestMark];
        return start[..file.ReadAtLeast(start, LongestMark, throwOnEndOfStream: false)];
    }
}
