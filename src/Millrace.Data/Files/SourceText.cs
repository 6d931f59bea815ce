namespace Millrace.Data;

/// <summary>Opens text files; what starts as gzip does is unpacked.</summary>
internal static class SourceText
{
    private const int MagicBytes = 2;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="most">How many of its first bytes are wanted at once.</param>
    /// <param name="start">Gets them, fewer where the file has no more.</param>
    /// <returns>What comes behind them.</returns>
    public static Stream Open(string path, int most, out byte[] start)
    {
        Stream file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        try
        {
            start = Take(file, Math.Max(most, MagicBytes));
            if (start is not [0x1F, 0x8B, ..])
                return file;
            file = new UnpackedStream(new FramedStream(start, file, default));
            start = Take(file, most);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static byte[] Take(Stream file, int most)
    {
        byte[] start = new byte[most];
        return start[..file.ReadAtLeast(start, most, throwOnEndOfStream: false)];
    }
}
