namespace Millrace.Data;

/// <summary>
/// Reads whole numbers kept as their differences, in blocks of bit-packed miniblocks (Encodings.md, "Delta Encoding"). Reused for page after page.
/// All arithmetic wraps around, as the format demands; so differences of more bits than the numbers have do no harm.
/// </summary>
internal sealed class DeltaBinaryPackedDecoder
{
    private const int Scratch = 128;
    private ReadOnlyMemory<byte> _data;
    private int _position;
    private int _miniblockSize;
    private int _miniblocks;
    private int _unread;
    private bool _isFirst;
    private long _value;
    private long _minimum;
    private int _widths;
    private int _miniblock;
    private int _width;
    private int _left;
    private long _bit;

    /// <summary>How many values the run has in all.</summary>
    public int Count { get; private set; }

    /// <summary>Starts with the run at the beginning of the data; what follows it may be anything.</summary>
    /// <param name="data">The run's bytes. Where there are none, the run has no values.</param>
    /// <param name="maximumCount">How many values there can be at most.</param>
    /// <exception cref="ParquetFault">The header is damaged, or speaks of more values.</exception>
    public void Start(ReadOnlyMemory<byte> data, int maximumCount)
    {
        _data = data;
        _position = 0;
        (_left, _miniblock, _miniblocks, _miniblockSize, _unread, Count) = (0, 0, 0, 0, 0, 0);
        if (!data.IsEmpty)
            ReadHeader(data.Span, maximumCount);
        _isFirst = Count > 0;
        _unread = Count;
    }

    /// <summary>Finds how many bytes the run takes, by its blocks' headers; at any time between one start and the next.</summary>
    /// <exception cref="ParquetFault">The data end within the run.</exception>
    public int FindEnd()
    {
        ReadOnlySpan<byte> data = _data.Span;
        int position = 0;
        for (int i = 0; i < 4 && !data.IsEmpty; i++)
            _ = Varint.Read(data, ref position);
        for (long left = Count - 1L; left > 0;)
        {
            int widths = SkipBlockHeader(data, ref position, out _);
            for (int i = 0; i < _miniblocks && left > 0; i++, left -= _miniblockSize)
                position += MiniblockBytes(data, position, data[widths + i]);
        }

        return position;
    }

    /// <summary>Reads the next values.</summary>
    /// <exception cref="ParquetFault">The run or its data end before them, or are damaged.</exception>
    public void Read(Span<long> destination)
    {
        if (TakesFirst(destination.Length))
        {
            destination[0] = _value;
            destination = destination[1..];
        }

        ReadOnlySpan<byte> data = _data.Span;
        while (!destination.IsEmpty)
        {
            Span<long> part = destination[..NextPart(data, destination.Length)];
            if (_width == 0)
            {
                _value = PrefixSum.Fill(part, _minimum, _value);
            }
            else
            {
                BitUnpacker.Unpack(data, _bit, _width, part);
                _value = PrefixSum.Add(part, _minimum, _value);
            }

            Pass(part.Length);
            destination = destination[part.Length..];
        }
    }

    /// <summary>Reads the next values of 32 bits.</summary>
    /// <exception cref="ParquetFault">The run or its data end before them, or are damaged.</exception>
    public void Read(Span<int> destination)
    {
        if (TakesFirst(destination.Length))
        {
            destination[0] = (int)_value;
            destination = destination[1..];
        }

        ReadOnlySpan<byte> data = _data.Span;
        Span<long> wide = stackalloc long[Scratch];
        while (!destination.IsEmpty)
        {
            Span<int> part = destination[..NextPart(data, destination.Length)];
            if (_width <= 32)
            {
                BitUnpacker.Unpack(data, _bit, _width, part);
            }
            else
            {
                part = part[..Math.Min(part.Length, Scratch)];
                BitUnpacker.Unpack(data, _bit, _width, wide[..part.Length]);
                for (int i = 0; i < part.Length; i++)
                    part[i] = (int)wide[i];
            }

            _value = PrefixSum.Add(part, (int)_minimum, (int)_value);
            Pass(part.Length);
            destination = destination[part.Length..];
        }
    }

    /// <summary>Passes the next values; each is the sum of those before it, so they are read all the same.</summary>
    /// <exception cref="ParquetFault">The run or its data end before them, or are damaged.</exception>
    public void Skip(int count)
    {
        Span<long> scratch = stackalloc long[Scratch];
        for (; count > 0; count -= Scratch)
            Read(scratch[..Math.Min(count, Scratch)]);
    }

    private void ReadHeader(ReadOnlySpan<byte> data, int maximumCount)
    {
        ulong block = Varint.Read(data, ref _position);
        ulong miniblocks = Varint.Read(data, ref _position);
        ulong count = Varint.Read(data, ref _position);
        _value = Varint.ReadZigZag(data, ref _position);
        if (block is 0 or > int.MaxValue || block % 128 != 0)
            throw new ParquetFault($"a block of {block} deltas is no multiple of 128");
        if (miniblocks == 0 || block % miniblocks != 0 || block / miniblocks % 32 != 0)
            throw new ParquetFault($"{miniblocks} miniblocks do not share a block of {block} deltas in multiples of 32");
        if (count > (ulong)maximumCount)
            throw new ParquetFault($"the deltas' header speaks of {count} values, and there are at most {maximumCount}");
        _miniblocks = (int)miniblocks;
        _miniblockSize = (int)(block / miniblocks);
        _miniblock = _miniblocks;
        Count = (int)count;
    }

    /// <summary>Counts the values to be read down, and says whether the header's own value is among them.</summary>
    private bool TakesFirst(int count)
    {
        if (count > _unread)
            throw new ParquetFault($"the deltas end after {Count} values");
        _unread -= count;
        bool first = _isFirst && count > 0;
        _isFirst &= !first;
        return first;
    }

    /// <summary>How many of so many values lie in the present miniblock, the next one where it is empty.</summary>
    private int NextPart(ReadOnlySpan<byte> data, int most)
    {
        if (_left == 0)
        {
            if (_miniblock == _miniblocks)
            {
                _widths = SkipBlockHeader(data, ref _position, out _minimum);
                _miniblock = 0;
            }

            _width = data[_widths + _miniblock++];
            _bit = (long)_position << 3;
            _position += MiniblockBytes(data, _position, _width);
            _left = _miniblockSize;
        }

        return Math.Min(_left, most);
    }

    private void Pass(int count)
    {
        _bit += (long)count * _width;
        _left -= count;
    }

    private int SkipBlockHeader(ReadOnlySpan<byte> data, ref int position, out long minimum)
    {
        minimum = Varint.ReadZigZag(data, ref position);
        int widths = position;
        if (data.Length - position < _miniblocks)
            throw new ParquetFault("the data end within a block of deltas");
        position += _miniblocks;
        return widths;
    }

    private int MiniblockBytes(ReadOnlySpan<byte> data, int position, int width)
    {
        if (width > 64)
            throw new ParquetFault($"deltas of {width} bits cannot be: at most 64");
        long bytes = (long)width * _miniblockSize >> 3;
        return bytes <= data.Length - position ? (int)bytes : throw new ParquetFault("the data end within a block of deltas");
    }
}
