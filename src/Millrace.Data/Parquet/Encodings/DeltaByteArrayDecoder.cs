using System.Buffers;

namespace Millrace.Data;

/// <summary>
/// Reads byte arrays that share beginnings: how many bytes each takes from the one before it, as deltas, and then what follows them
/// (Encodings.md, "Delta Strings"). Reused for page after page.
/// </summary>
internal sealed class DeltaByteArrayDecoder
{
    private const int Block = 256;
    private readonly DeltaBinaryPackedDecoder _prefixes = new();
    private readonly DeltaLengthByteArrayDecoder _suffixes = new();
    private byte[] _previous = [];
    private int _previousLength;

    /// <summary>How many values there are in all.</summary>
    public int Count => _prefixes.Count;

    /// <summary>Starts with a page's values.</summary>
    /// <exception cref="ParquetFault">The lengths are damaged, or more than the maximum.</exception>
    public void Start(ReadOnlyMemory<byte> data, int maximumCount)
    {
        _previousLength = 0;
        _prefixes.Start(data, maximumCount);
        _suffixes.Start(data[_prefixes.FindEnd()..], maximumCount);
        if (_suffixes.Count != _prefixes.Count)
            throw new ParquetFault($"there are {_prefixes.Count} beginnings and {_suffixes.Count} ends of values");
    }

    /// <summary>Reads as many values as there are lengths to fill, and appends their bytes, one value after the other.</summary>
    /// <param name="lengths">The values' lengths.</param>
    /// <param name="bytes">Takes their bytes.</param>
    /// <param name="maximumBytes">How many bytes may be appended: few bytes of a page can be very many of values.</param>
    /// <exception cref="ParquetFault">There would be more, a value takes more than the one before it has, or the data end before the last value.</exception>
    public void Read(Span<int> lengths, IBufferWriter<byte> bytes, int maximumBytes)
    {
        Span<int> prefixes = stackalloc int[Block];
        while (!lengths.IsEmpty)
        {
            Span<int> part = lengths[..Math.Min(lengths.Length, Block)];
            _prefixes.Read(prefixes[..part.Length]);
            ReadOnlySpan<byte> ends = _suffixes.Read(part);
            for (int i = 0; i < part.Length; i++)
            {
                ReadOnlySpan<byte> value = Join(prefixes[i], ends[..part[i]]);
                if (value.Length > maximumBytes)
                    throw new ParquetFault("values that share beginnings take more bytes than the batch may");
                maximumBytes -= value.Length;
                value.CopyTo(bytes.GetSpan(value.Length));
                bytes.Advance(value.Length);
                ends = ends[part[i]..];
                part[i] = value.Length;
            }

            lengths = lengths[part.Length..];
        }
    }

    /// <summary>Passes the next values; each may be the beginning of the next, so they are put together all the same.</summary>
    /// <exception cref="ParquetFault">A value takes more than the one before it has, or the data end before the last value.</exception>
    public void Skip(int count)
    {
        Span<int> prefixes = stackalloc int[Block];
        Span<int> lengths = stackalloc int[Block];
        for (; count > 0; count -= Block)
        {
            int take = Math.Min(count, Block);
            _prefixes.Read(prefixes[..take]);
            ReadOnlySpan<byte> ends = _suffixes.Read(lengths[..take]);
            for (int i = 0; i < take; i++)
            {
                _ = Join(prefixes[i], ends[..lengths[i]]);
                ends = ends[lengths[i]..];
            }
        }
    }

    /// <summary>Makes the next value in place of the one before it, whose beginning it keeps.</summary>
    private ReadOnlySpan<byte> Join(int prefix, ReadOnlySpan<byte> end)
    {
        if ((uint)prefix > (uint)_previousLength)
            throw new ParquetFault($"a value takes {prefix} bytes from the one before it, which has {_previousLength}");

        // All ends together are no longer than the page, so this is not either.
        int length = prefix + end.Length;
        if (length > _previous.Length)
            Array.Resize(ref _previous, Math.Max(length, (int)Math.Min(2L * _previous.Length, Array.MaxLength)));
        end.CopyTo(_previous.AsSpan(prefix));
        _previousLength = length;
        return _previous.AsSpan(0, length);
    }
}
