using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace Millrace.Data;

/// <summary>How large compressed pages can become at most, told without decompressing them.</summary>
internal static class PageBounds
{
    private const uint ZstdMagic = 0xFD2FB528;
    private const uint ZstdSkippable = 0x184D2A50;
    private const int ZstdBlock = 1 << 17;

    /// <summary>Whether a page says of itself that it becomes so long, and can: at best three bytes copy 64.</summary>
    public static bool IsSnappy(ReadOnlySpan<byte> source, int claimed)
    {
        ulong length = 0;
        for (int i = 0; i < Math.Min(source.Length, 5); i++)
        {
            length |= (ulong)(source[i] & 127) << 7 * i;
            if (source[i] < 128)
                return length == (ulong)claimed && claimed <= (source.Length - i) * 64L;
        }

        return false;
    }

    /// <summary>One byte of a block lengthens a copy by 255.</summary>
    public static long Lz4(int length) => length * 255L;

    /// <summary>One bit names a copy of 258 bytes and another bit its distance.</summary>
    public static long Gzip(int length) => length * 1032L;

    /// <summary>What the blocks of a page's frames can become: each says its size, or is compressed and becomes 128 KB at most.</summary>
    public static long Zstd(ReadOnlySpan<byte> source)
    {
        long sum = 0;
        while (source.Length >= 8)
        {
            uint magic = BinaryPrimitives.ReadUInt32LittleEndian(source);
            if ((magic & ~15u) == ZstdSkippable)
            {
                uint length = BinaryPrimitives.ReadUInt32LittleEndian(source[4..]);
                if (length > source.Length - 8)
                    return sum;
                source = source[(8 + (int)length)..];
                continue;
            }

            if (magic != ZstdMagic)
                return sum;
            long frame = ZstdFrame(ref source, out ulong? claimed);
            sum += claimed < (ulong)frame ? (long)claimed : frame;
        }

        return sum;
    }

    /// <summary>
    /// Whether a page can become so long. A copy may be as long as it likes, so that a length beyond the usual is only believed after a look at
    /// the whole page, which takes no memory.
    /// </summary>
    public static bool IsBrotli(ReadOnlySpan<byte> source, int claimed)
    {
        if (claimed <= Gzip(source.Length))
            return true;
        byte[] scratch = Pooled.Rent<byte>(1 << 16);
        using var decoder = new BrotliDecoder();
        try
        {
            long length = 0;
            OperationStatus status = OperationStatus.DestinationTooSmall;
            while (status == OperationStatus.DestinationTooSmall && length < claimed)
            {
                status = decoder.Decompress(source, scratch, out int consumed, out int written);
                source = source[consumed..];
                length += written;
            }

            return length >= claimed;
        }
        finally
        {
            Pooled.Return(scratch);
        }
    }

    // RFC 8878, section 3.1.1: the frame's header, then blocks with headers of three bytes, then perhaps a checksum.
    private static long ZstdFrame(ref ReadOnlySpan<byte> source, out ulong? claimed)
    {
        claimed = null;
        int descriptor = source[4];
        bool isSingle = (descriptor & 32) != 0;
        int claimLength = (descriptor >> 6) switch { 0 => isSingle ? 1 : 0, 1 => 2, 2 => 4, _ => 8 };
        int at = 5 + (isSingle ? 0 : 1) + ((descriptor & 3) switch { 3 => 4, var length => length });
        if (at + claimLength > source.Length)
        {
            source = [];
            return 0;
        }

        ReadOnlySpan<byte> claim = source.Slice(at, claimLength);
        claimed = claimLength switch
        {
            1 => claim[0],
            2 => BinaryPrimitives.ReadUInt16LittleEndian(claim) + 256u,
            4 => BinaryPrimitives.ReadUInt32LittleEndian(claim),
            8 => BinaryPrimitives.ReadUInt64LittleEndian(claim),
            _ => null,
        };
        source = source[(at + claimLength)..];
        long sum = 0;
        bool isLast = false;
        while (!isLast && source.Length >= 3)
        {
            int head = source[0] | source[1] << 8 | source[2] << 16;
            isLast = (head & 1) != 0;
            int kind = head >> 1 & 3;
            int size = head >> 3;
            sum += kind == 2 && size > 0 ? ZstdBlock : Math.Min(size, ZstdBlock);
            int stored = kind == 1 ? 1 : size;
            source = source[Math.Min(3 + stored, source.Length)..];
        }

        source = source[Math.Min((descriptor & 4) != 0 ? 4 : 0, source.Length)..];
        return sum;
    }
}
