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
        if (!TryEncode(text, destination, out int read, out written))
            throw HalfPair(text, read);
    }

    /// <summary>Writes a text as UTF-8 into memory that is large enough.</summary>
    /// <param name="text">The text.</param>
    /// <param name="destination">Where to.</param>
    /// <param name="read">Where half a surrogate pair stands alone, if one does.</param>
    /// <param name="written">Bytes written.</param>
    /// <returns>Whether none does.</returns>
    public static bool TryEncode(ReadOnlySpan<char> text, Span<byte> destination, out int read, out int written) =>
        Utf8.FromUtf16(text, destination, out read, out written, replaceInvalidSequences: false) == OperationStatus.Done;

    /// <summary>The refusal of a text.</summary>
    public static DataException HalfPair(ReadOnlySpan<char> text, int position) =>
        new($"A text holds half a surrogate pair (\\u{(int)text[position]:X4} at position {position}), which UTF-8 cannot hold: remove it.");
}
