using System.Buffers;

namespace Millrace.Data;

/// <summary>
/// Reads byte arrays kept as all lengths, as deltas, and then all bytes (Encodings.md, "Delta-length byte array"). Reused for page after page.
/// </summary>
internal sealed class DeltaLengthByteArrayDecoder
{
    private readonly DeltaBinaryPackedDecoder _lengths = new();
    private ReadOnlyMemory<byte> _data;
    private int _position;

    /// <summary>How many values there are in all.</summary>
    public int Count => _lengths.Count;

    /// <summary>Starts with a page's values.</summary>
    /// <exception cref="ParquetFault">The lengths are damaged, or more than the maximum.</exception>
    public void Start(ReadOnlyMemory<byte> data, int maximumCount)
    {
        _data = data;
        _lengths.Start(data, maximumCount);
        _position = _lengths.FindEnd();
    }

    /// <summary>Reads as many values as there are lengths to fill, and gives their bytes, one value after the other, in place.</summary>
    /// <exception cref="ParquetFault">A length is negative, or the data end before the last value.</exception>
    public ReadOnlySpan<byte> Read(Span<int> lengths)
    {
        _lengths.Read(lengths);
        long total = 0;
        bool negative = false;
        foreach (int length in lengths)
        {
            total += length;
            negative |= length < 0;
        }

        if (negative)
            throw new ParquetFault("a value has a negative length");
        if (total > _data.Length - _position)
            throw new ParquetFault("the data end before the last value");
        ReadOnlySpan<byte> bytes = _data.Span.Slice(_position, (int)total);
        _position += (int)total;
        return bytes;
    }

    /// <summary>Reads as many values as there are lengths to fill, and appends their bytes, one value after the other.</summary>
    /// <exception cref="ParquetFault">A length is negative, or the data end before the last value.</exception>
    public void Read(Span<int> lengths, IBufferWriter<byte> bytes) => bytes.Write(Read(lengths));

    /// <summary>Passes the next values.</summary>
    /// <exception cref="ParquetFault">A length is negative, or the data end before the last value.</exception>
    public void Skip(int count)
    {
        Span<int> scratch = stackalloc int[256];
        for (; count > 0; count -= scratch.Length)
            _ = Read(scratch[..Math.Min(count, scratch.Length)]);
    }
}
