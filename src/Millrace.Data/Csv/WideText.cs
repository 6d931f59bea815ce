using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Millrace.Data;

/// <summary>
/// Text in UTF-16 or UTF-32, read as UTF-8. What is no such text, half a surrogate pair or a character that is cut off, becomes a byte that no UTF-8 has, so
/// that whoever looks for such bytes finds it in its place.
/// </summary>
/// <param name="file">Where the text is read from; stays open.</param>
/// <param name="unit">Bytes of a unit: 2 or 4.</param>
/// <param name="isBigEndian">Whether a unit's first byte is its most significant.</param>
internal sealed class WideText(Stream file, int unit, bool isBigEndian)
{
    private const int RawBytes = 1 << 16;
    private const int MostBytesOfUnit = 4;
    private const byte Invalid = 0xFF;

    private readonly byte[] _raw = new byte[RawBytes];
    private readonly byte[] _utf8 = new byte[MostBytesOfUnit * RawBytes / unit];
    private int _rest;
    private int _start;
    private int _end;
    private bool _isEnd;

    /// <summary>The encoding's name.</summary>
    public string Encoding => unit == 2 ? "UTF-16" : "UTF-32";

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
        int count = _rest + file.ReadAtLeast(_raw.AsSpan(_rest), RawBytes - _rest, throwOnEndOfStream: false);
        _isEnd = count < RawBytes;
        (_start, _end) = (0, 0);
        Span<byte> units = _raw.AsSpan(0, count - (count % unit));

        // What was left is half a pair, whose bytes are in order already.
        if (isBigEndian == BitConverter.IsLittleEndian)
            Reverse(units[_rest..]);
        int read = unit * (unit == 2 ? AddUtf16(MemoryMarshal.Cast<byte, char>(units)) : AddUtf32(MemoryMarshal.Cast<byte, uint>(units)));
        if (_isEnd && read < count)
            _utf8[_end++] = Invalid;
        _rest = count - read;
        _raw.AsSpan(read, _rest).CopyTo(_raw);
    }

    private void Reverse(Span<byte> units)
    {
        if (unit == 2)
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, ushort>(units), MemoryMarshal.Cast<byte, ushort>(units));
        else
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, uint>(units), MemoryMarshal.Cast<byte, uint>(units));
    }

    private int AddUtf16(ReadOnlySpan<char> text)
    {
        int read = 0;
        while (read < text.Length)
        {
            OperationStatus status = Utf8.FromUtf16(
                text[read..], _utf8.AsSpan(_end), out int chars, out int bytes, replaceInvalidSequences: false, isFinalBlock: _isEnd);
            read += chars;
            _end += bytes;
            if (status == OperationStatus.NeedMoreData)
                break;
            if (status != OperationStatus.InvalidData)
                continue;
            _utf8[_end++] = Invalid;
            read++;
        }

        return read;
    }

    private int AddUtf32(ReadOnlySpan<uint> text)
    {
        foreach (uint value in text)
        {
            if (Rune.TryCreate(value, out Rune rune))
                _end += rune.EncodeToUtf8(_utf8.AsSpan(_end));
            else
                _utf8[_end++] = Invalid;
        }

        return text.Length;
    }
}
