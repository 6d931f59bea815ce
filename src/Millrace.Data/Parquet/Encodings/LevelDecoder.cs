using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Millrace.Data;

/// <summary>
/// Reads definition or repetition levels, from 0 to a maximum: as the bits of a validity bitmap, or as bytes. Reused for page after page.
/// Both encodings: the hybrid of runs, and BIT_PACKED, which old writers used (Encodings.md, "RLE" and "Bit-packed").
/// </summary>
internal sealed class LevelDecoder
{
    private const int Block = 256;
    private readonly HybridDecoder _hybrid = new();
    private ReadOnlyMemory<byte> _packed;
    private long _bit;
    private bool _bitPacked;
    private int _maximum;
    private int _width;

    /// <summary>Takes the levels from the beginning of a page's uncompressed body (data page v1), where their length stands before them.</summary>
    /// <param name="page">The page's body.</param>
    /// <param name="position">Where the levels start; afterwards, where they end.</param>
    /// <param name="maximum">The greatest level; where it is 0 the page holds none.</param>
    /// <param name="bitPacked">Whether they are BIT_PACKED, which has no length before it.</param>
    /// <param name="count">How many levels the page has.</param>
    /// <exception cref="ParquetFault">The page ends before they do.</exception>
    public static ReadOnlyMemory<byte> Take(ReadOnlyMemory<byte> page, ref int position, int maximum, bool bitPacked, int count)
    {
        if (maximum == 0)
            return default;
        long length = (((long)count * WidthOf(maximum)) + 7) >> 3;
        if (!bitPacked)
        {
            if (page.Length - position < 4)
                throw new ParquetFault("the page ends before its levels");
            length = BinaryPrimitives.ReadUInt32LittleEndian(page.Span[position..]);
            position += 4;
        }

        if (length > page.Length - position)
            throw new ParquetFault("the page ends within its levels");
        ReadOnlyMemory<byte> levels = page.Slice(position, (int)length);
        position += (int)length;
        return levels;
    }

    /// <summary>How many bits hold a level.</summary>
    public static int WidthOf(int maximum) => 32 - BitOperations.LeadingZeroCount((uint)maximum);

    /// <summary>Starts with one page's levels.</summary>
    /// <param name="data">Their bytes, without a length before them.</param>
    /// <param name="maximum">The greatest level, at most 255. Where it is 0, all are, and no bytes are read.</param>
    /// <param name="bitPacked">Whether they are BIT_PACKED.</param>
    public void Start(ReadOnlyMemory<byte> data, int maximum, bool bitPacked = false)
    {
        if (maximum is < 0 or > byte.MaxValue)
            throw new ParquetFault($"{maximum} levels of nesting are more than 255");
        _maximum = maximum;
        _width = WidthOf(maximum);
        _bitPacked = bitPacked && maximum > 0;
        _packed = data;
        _bit = 0;
        _hybrid.Start(data, _width);
    }

    /// <summary>Reads the next levels as bits: set where the level is the maximum, that is, where a value is present. Bits outside of the range stay.</summary>
    /// <returns>How many are present.</returns>
    /// <exception cref="ParquetFault">A level is above the maximum, or the data end before the last one.</exception>
    public int Read(Span<ulong> bitmap, int startBit, int count)
    {
        int present = 0;
        while (count > 0)
        {
            int taken = Math.Min(count, Block);
            if (_bitPacked)
            {
                present += ReadBlock(bitmap, startBit, taken);
            }
            else if (_hybrid.TryReadRun(count, out int level, out taken))
            {
                CheckLevel((uint)level);
                Bitmaps.Fill(bitmap, startBit, taken, level == _maximum);
                present += level == _maximum ? taken : 0;
            }
            else if (_width == 1)
            {
                ReadOnlySpan<byte> data = _hybrid.TakePacked(taken, out long bit);
                present += Bitmaps.Copy(data, bit, bitmap, startBit, taken);
            }
            else
            {
                taken = Math.Min(taken, Block);
                present += ReadBlock(bitmap, startBit, taken);
            }

            startBit += taken;
            count -= taken;
        }

        return present;
    }

    /// <summary>Reads the next levels.</summary>
    /// <exception cref="ParquetFault">A level is above the maximum, or the data end before the last one.</exception>
    public void Read(Span<byte> levels)
    {
        if (_bitPacked)
        {
            ReadBitPacked(levels);
            return;
        }

        Span<int> wide = stackalloc int[Block];
        while (!levels.IsEmpty)
        {
            if (_hybrid.TryReadRun(levels.Length, out int level, out int taken))
            {
                CheckLevel((uint)level);
                levels[..taken].Fill((byte)level);
            }
            else if (_width == 1)
            {
                ReadOnlySpan<byte> data = _hybrid.TakePacked(taken, out long bit);
                PlainBooleans.Decode(data, bit, MemoryMarshal.Cast<byte, bool>(levels[..taken]));
            }
            else
            {
                taken = Math.Min(taken, Block);
                CheckLevel(_hybrid.Read(wide[..taken]));
                for (int i = 0; i < taken; i++)
                    levels[i] = (byte)wide[i];
            }

            levels = levels[taken..];
        }
    }

    /// <summary>Passes the next levels.</summary>
    /// <returns>How many of them were the maximum: so many values have to be passed as well.</returns>
    /// <exception cref="ParquetFault">A level is above the maximum, or the data end before the last one.</exception>
    public int Skip(int count)
    {
        Span<ulong> scratch = stackalloc ulong[64];
        int present = 0;
        while (count > 0)
        {
            int take = Math.Min(count, 64 * 64);
            present += Read(scratch, 0, take);
            count -= take;
        }

        return present;
    }

    private int ReadBlock(Span<ulong> bitmap, int startBit, int count)
    {
        Span<byte> levels = stackalloc byte[Block];
        Read(levels[..count]);
        int present = 0;
        for (int i = 0; i < count; i += 64)
        {
            ulong bits = 0;
            int take = Math.Min(64, count - i);
            for (int j = 0; j < take; j++)
                bits |= (levels[i + j] == _maximum ? 1ul : 0) << j;
            present += Bitmaps.Put(bitmap, startBit + i, take, bits);
        }

        return present;
    }

    private void ReadBitPacked(Span<byte> levels)
    {
        ReadOnlySpan<byte> data = _packed.Span;
        if (_bit + ((long)levels.Length * _width) > (long)data.Length << 3)
            throw new ParquetFault("the data end before the last level");
        for (int i = 0; i < levels.Length; i++)
        {
            int level = 0;
            for (int b = 0; b < _width; b++, _bit++)
                level = (level << 1) | ((data[(int)(_bit >> 3)] >> (7 - ((int)_bit & 7))) & 1);
            CheckLevel((uint)level);
            levels[i] = (byte)level;
        }
    }

    private void CheckLevel(uint level)
    {
        if (level > (uint)_maximum)
            throw new ParquetFault($"a level is {level}, and the greatest is {_maximum}");
    }
}
