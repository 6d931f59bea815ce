using System.Text;
using System.Text.Unicode;

namespace Millrace.Data;

/// <summary>
/// Text in an encoding that .NET decodes, read as UTF-8. Bytes that are no character there become a byte that no UTF-8 has, so that whoever looks for such
/// bytes finds it in its place.
/// </summary>
/// <param name="file">Where the text is read from; stays open.</param>
/// <param name="encoding">The encoding, which makes <see cref="Invalid"/> of what is none of its characters.</param>
internal sealed class NarrowText(Stream file, Encoding encoding)
{
    /// <summary>What no text has: a code that will never be a character.</summary>
    public const char Invalid = '\uFFFF';

    private const int RawBytes = 1 << 16;
    private const int MostBytesOfChar = 3;
    private const byte InvalidByte = 0xFF;

    private readonly Decoder _decoder = encoding.GetDecoder();
    private readonly byte[] _raw = new byte[RawBytes];
    private readonly char[] _chars = new char[encoding.GetMaxCharCount(RawBytes)];
    private readonly byte[] _utf8 = new byte[MostBytesOfChar * (encoding.GetMaxCharCount(RawBytes) + 1)];
    private int _rest;
    private int _start;
    private int _end;
    private bool _isEnd;

    /// <summary>The encoding's name.</summary>
    public string Encoding => encoding.WebName;

    /// <summary>Reads the next bytes; none at the end of the text.</summary>
    /// <param name="bytes">Where to.</param>
    /// <returns>How many.</returns>
    public int Read(Span<byte> bytes)
    {
        while (_start == _end && !_isEnd)
            Fill();
        int length = Math.Min(_end - _start, bytes.Length);
        _utf8.AsSpan(_start, length).CopyTo(bytes);
        _start += length;
        return length;
    }

    private void Fill()
    {
        int count = file.Read(_raw);
        _isEnd = count == 0;
        (_start, _end) = (0, 0);
        _rest += _decoder.GetChars(_raw.AsSpan(0, count), _chars.AsSpan(_rest), flush: _isEnd);
        Span<char> chars = _chars.AsSpan(0, _rest);

        // A pair may come in halves.
        bool isHalf = !_isEnd && chars is [.., var last] && char.IsHighSurrogate(last);
        char half = isHalf ? chars[^1] : '\0';
        Encode(isHalf ? chars[..^1] : chars);
        _rest = isHalf ? 1 : 0;
        _chars[0] = half;
    }

    private void Encode(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            int invalid = text.IndexOf(Invalid);
            ReadOnlySpan<char> valid = invalid < 0 ? text : text[..invalid];
            Utf8.FromUtf16(valid, _utf8.AsSpan(_end), out _, out int written);
            _end += written;
            if (invalid < 0)
                return;
            _utf8[_end++] = InvalidByte;
            text = text[(invalid + 1)..];
        }
    }
}
