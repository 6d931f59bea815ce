using System.Buffers;
using System.Text;

namespace Millrace.Data;

/// <summary>Bytes that are not UTF-8.</summary>
internal static class Utf8Fault
{
    private const int Buffer = 1 << 16;

    /// <summary>The line, from 1, of the first bytes that are not UTF-8; null where there are none.</summary>
    /// <param name="stream">The file's bytes.</param>
    public static long? FindLine(Stream stream)
    {
        byte[] buffer = new byte[Buffer];
        long line = 1;
        int kept = 0;
        while (true)
        {
            int read = stream.Read(buffer, kept, buffer.Length - kept);
            ReadOnlySpan<byte> bytes = buffer.AsSpan(0, kept + read);
            while (!bytes.IsEmpty)
            {
                OperationStatus status = Rune.DecodeFromUtf8(bytes, out Rune rune, out int consumed);
                if (status == OperationStatus.NeedMoreData && read > 0)
                    break;
                if (status != OperationStatus.Done)
                    return line;
                line += rune.Value == '\n' ? 1 : 0;
                bytes = bytes[consumed..];
            }

            if (read == 0)
                return null;
            kept = bytes.Length;
            bytes.CopyTo(buffer);
        }
    }
}
