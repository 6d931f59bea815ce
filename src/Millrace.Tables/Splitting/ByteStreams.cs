using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Many streams of bytes in one file, each written from front to end and then read so, in memory of a block each.</summary>
/// <param name="file">The file, which goes with them.</param>
/// <param name="count">How many streams.</param>
internal sealed class ByteStreams(SpillFile file, int count) : IDisposable
{
    /// <summary>Bytes of a block. Values are not cut where their size is a power of two.</summary>
    public const int BlockBytes = 1 << 15;

    private readonly byte[]?[] _blocks = new byte[]?[count];
    private readonly int[] _filled = new int[count];
    private readonly int[] _done = new int[count];
    private readonly int[] _nextBlocks = new int[count];
    private readonly List<SpillBlock>[] _written = [.. Enumerable.Range(0, count).Select(static _ => new List<SpillBlock>())];

    /// <summary>Room for so many bytes behind those of a stream.</summary>
    public Span<byte> Append(int stream, int bytes)
    {
        byte[] block = _blocks[stream] ??= Pooled.Rent<byte>(BlockBytes);
        if (_filled[stream] + bytes > BlockBytes)
            Flush(stream);
        Span<byte> room = block.AsSpan(_filled[stream], bytes);
        _filled[stream] += bytes;
        return room;
    }

    /// <summary>Ends the writing.</summary>
    public void Complete()
    {
        for (int i = 0; i < _blocks.Length; i++)
            Flush(i);
    }

    /// <summary>The next bytes of a stream; none at its end. The first call after the end starts anew.</summary>
    public ReadOnlySpan<byte> Read(int stream, int bytes)
    {
        if (_done[stream] == _filled[stream])
        {
            _done[stream] = _filled[stream] = 0;
            if (_nextBlocks[stream] == _written[stream].Count)
            {
                _nextBlocks[stream] = 0;
                return [];
            }

            SpillBlock next = _written[stream][_nextBlocks[stream]++];
            file.Read(next, _blocks[stream]);
            _filled[stream] = next.Length;
        }

        _done[stream] += bytes;
        return _blocks[stream].AsSpan(_done[stream] - bytes, bytes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (byte[]? block in _blocks)
        {
            if (block is not null)
                Pooled.Return(block);
        }

        file.Dispose();
    }

    private void Flush(int stream)
    {
        if (_filled[stream] > 0)
            _written[stream].Add(file.Write(_blocks[stream].AsSpan(0, _filled[stream]), 0, _filled[stream]));
        _filled[stream] = 0;
    }
}
