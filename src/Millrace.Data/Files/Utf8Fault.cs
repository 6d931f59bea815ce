using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Millrace.Data;

/// <summary>Bytes that are not UTF-8.</summary>
internal static class Utf8Fault
{
    /// <summary>Where the first bytes are that are not UTF-8; −1 where there are none.</summary>
    public static int Find(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return -1;
        int at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out int length) == OperationStatus.Done)
            at += length;
        return at;
    }
}
