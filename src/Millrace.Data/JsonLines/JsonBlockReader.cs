namespace Millrace.Data;

/// <summary>Cuts a file into blocks of whole lines, one after the other.</summary>
/// <param name="stream">The file's text in UTF-8; closed at the end.</param>
/// <param name="limits">How much is taken at once.</param>
internal sealed class JsonBlockReader(Stream stream, JsonLinesLimits limits) : IDisposable
{
    private byte[] _rest = [];
    private int _restCount;
    private long _line = 1;
    private bool _isEnd;

    /// <summary>Reads the next lines; where the block gets none, there are no more, or a flaw says why.</summary>
    /// <param name="block">Gets the lines.</param>
    /// <returns>Whether there may be more behind them.</returns>
    public bool Read(JsonBlock block)
    {
        block.Clear(_line);
        _rest.AsSpan(0, _restCount).CopyTo(block.Extend(_restCount));
        block.Add(_restCount);
        int lines = 0;
        while (!TryFill(block, ref lines))
            ReadOn(block);
        _line += lines;
        Keep(block.Bytes[block.End..]);
        return block.Flaw is null && !(_isEnd && _restCount == 0);
    }

    public void Dispose()
    {
        stream.Dispose();
        Pooled.Return(ref _rest);
    }

    // Whether the block is full, faulty or at the end of the file.
    private bool TryFill(JsonBlock block, ref int lines)
    {
        while (block.Flaw is null && !limits.AreReached(lines, block.End))
        {
            int length = block.Bytes[block.End..].IndexOf((byte)'\n');
            if ((length < 0 ? block.Count - block.End : length) > limits.LineBytes)
            {
                block.Flaw = new JsonFlaw(null);
                break;
            }

            if (length < 0)
                return _isEnd && block.Count == block.End;
            block.End += length + 1;
            lines++;
        }

        return true;
    }

    private void ReadOn(JsonBlock block)
    {
        if (_isEnd)
        {
            // A last line without an end gets one: whoever looks at lines stops there.
            block.Extend(1)[0] = (byte)'\n';
            block.Add(1);
            return;
        }

        Span<byte> room = block.Extend(Math.Max(block.Count - block.End, limits.ReadBytes));
        try
        {
            int read = stream.Read(room);
            _isEnd = read == 0;
            block.Add(read);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or InvalidDataException)
        {
            block.Flaw = new JsonFlaw(error);
        }
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        Pooled.Grow(ref _rest, 0, bytes.Length);
        bytes.CopyTo(_rest);
        _restCount = bytes.Length;
    }
}
