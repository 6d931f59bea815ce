namespace Millrace.Data;

/// <summary>
/// Reads numbers of 0 to 32 bits from runs of one value and bit-packed stretches (Encodings.md, "RLE"): levels, dictionary codes, booleans.
/// Reused for page after page; a page is read in as many calls as wanted.
/// </summary>
internal sealed class HybridDecoder
{
    private ReadOnlyMemory<byte> _data;
    private int _position;
    private int _width;
    private int _left;
    private bool _packed;
    private int _value;
    private long _bit;

    /// <summary>Starts with a page's codes, behind the byte that tells their width; where no value is there, that byte may be missing.</summary>
    /// <exception cref="ParquetFault">There are no numbers of this width.</exception>
    public void StartCodes(ReadOnlyMemory<byte> data) => Start(data.IsEmpty ? data : data[1..], data.IsEmpty ? 0 : data.Span[0]);

    /// <summary>Starts with the bytes of one page's runs, without a length before them.</summary>
    /// <exception cref="ParquetFault">There are no numbers of this width.</exception>
    public void Start(ReadOnlyMemory<byte> data, int bitWidth)
    {
        if (bitWidth is < 0 or > 32)
            throw new ParquetFault($"values of {bitWidth} bits cannot be: at most 32");
        _data = data;
        _width = bitWidth;
        _position = 0;
        _left = 0;
    }

    /// <summary>Reads the next values.</summary>
    /// <returns>The greatest of them, unsigned; 0 where there are none.</returns>
    /// <exception cref="ParquetFault">The data end before them, or are damaged.</exception>
    public uint Read(Span<int> destination)
    {
        ReadOnlySpan<byte> data = _data.Span;
        uint greatest = 0;
        while (!destination.IsEmpty)
        {
            if (_left == 0)
                NextRun(data);
            int take = Math.Min(_left, destination.Length);
            Span<int> part = destination[..take];
            uint most = (uint)_value;
            if (_packed)
            {
                most = BitUnpacker.Unpack(data, _bit, _width, part);
                _bit += (long)take * _width;
            }
            else
            {
                part.Fill(_value);
            }

            greatest = Math.Max(greatest, most);
            _left -= take;
            destination = destination[take..];
        }

        return greatest;
    }

    /// <summary>Reads the next values, all of them from 0 to below the maximum.</summary>
    /// <exception cref="ParquetFault">One is not, or the data end before them, or are damaged.</exception>
    public void ReadChecked(Span<int> destination, int exclusiveMaximum)
    {
        uint greatest = Read(destination);
        if (greatest >= (uint)exclusiveMaximum && !destination.IsEmpty)
            throw new ParquetFault($"a code is {greatest}, and there are {exclusiveMaximum} values");
    }

    /// <summary>Takes the rest of a run of one value, at most so many of it, where such a run comes next.</summary>
    /// <param name="most">How many values are wanted, at least one.</param>
    /// <param name="value">The run's value; 0 where a bit-packed stretch comes next.</param>
    /// <param name="count">How many were taken; where a bit-packed stretch comes next, how many are in it, at most <paramref name="most"/>.</param>
    /// <returns>Whether a run came; a bit-packed stretch stays where it is.</returns>
    public bool TryReadRun(int most, out int value, out int count)
    {
        if (_left == 0)
            NextRun(_data.Span);
        count = Math.Min(_left, most);
        value = 0;
        if (_packed)
            return false;
        value = _value;
        _left -= count;
        return true;
    }

    /// <summary>Takes values of a bit-packed stretch as they are, after <see cref="TryReadRun"/> said how many there are.</summary>
    /// <param name="count">At most as many as it said.</param>
    /// <param name="bit">The bit of the data where they start; all their bits are there.</param>
    public ReadOnlySpan<byte> TakePacked(int count, out long bit)
    {
        bit = _bit;
        _bit += (long)count * _width;
        _left -= count;
        return _data.Span;
    }

    /// <summary>Passes the next values without reading them.</summary>
    /// <exception cref="ParquetFault">The data end before them, or are damaged.</exception>
    public void Skip(int count)
    {
        while (count > 0)
        {
            if (!TryReadRun(count, out _, out int taken))
                TakePacked(taken, out _);
            count -= taken;
        }
    }

    /// <summary>Reads headers up to the next run that is not empty. Each takes a byte at least, so this ends with the data.</summary>
    private void NextRun(ReadOnlySpan<byte> data)
    {
        // Where values have no bits there is nothing to read: some writers leave even the header out.
        if (_width == 0)
        {
            (_packed, _value, _left) = (false, 0, int.MaxValue);
            return;
        }

        while (_left == 0)
        {
            if (_position == data.Length)
                throw new ParquetFault("the data end before the last value");
            ulong header = Varint.Read(data, ref _position);
            _packed = (header & 1) == 1;
            if (_packed)
                StartPacked(data, header >> 1);
            else
                StartRun(data, header >> 1);
        }
    }

    private void StartPacked(ReadOnlySpan<byte> data, ulong groups)
    {
        // A group of eight takes as many bytes as a value has bits. Some writers cut the page's last group short.
        int rest = data.Length - _position;
        ulong whole = (ulong)(rest / _width);
        _bit = (long)_position << 3;
        if (groups <= whole)
        {
            // At most 2^31 bytes hold them, but one-bit values are eight times as many.
            _left = (int)Math.Min(groups * 8, int.MaxValue & ~7);
            _position += (int)(groups * (ulong)_width);
            return;
        }

        _left = (int)Math.Min(((long)rest << 3) / _width, int.MaxValue);
        _position = data.Length;
    }

    private void StartRun(ReadOnlySpan<byte> data, ulong count)
    {
        int bytes = (_width + 7) >> 3;
        if (data.Length - _position < bytes)
            throw new ParquetFault("the data end within a run");
        uint value = 0;
        for (int i = 0; i < bytes; i++)
            value |= (uint)data[_position++] << (8 * i);
        if (value > Bitmaps.Ones(_width))
            throw new ParquetFault($"a run's value is {value}, which {_width} bits cannot hold");
        _value = (int)value;
        _left = (int)Math.Min(count, int.MaxValue);
    }
}
