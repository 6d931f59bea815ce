using System.Buffers;
using System.Text.Unicode;

namespace Millrace.Data;

/// <summary>Texts as UTF-8, without loss or not at all.</summary>
internal static class Utf8Text
{
    /// <summary>Writes a text as UTF-8 into memory that is large enough.</summary>
    /// <exception cref="DataException">Half a surrogate pair stands alone in it, which UTF-8 cannot hold.</exception>
    public static void Encode(ReadOnlySpan<char> text, Span<byte> destination, out int written)
    {
        OperationStatus status = Utf8.FromUtf16(text, destination, out int read, out written, replaceInvalidSequences: false);
        if (status != OperationStatus.Done)
            throw new DataException($"A text holds half a surrogate pair (\\u{(int)text[read]:X4} at position {read}), which UTF-8 cannot hold: remove it.");
    }
}
