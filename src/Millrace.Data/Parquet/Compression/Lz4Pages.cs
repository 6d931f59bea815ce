using System.Buffers.Binary;
using K4os.Compression.LZ4;

namespace Millrace.Data;

/// <summary>
/// LZ4. The deprecated codec never said which container is meant: there are files with Hadoop's, with LZ4's own frames, and with a bare block,
/// which is what the newer codec always has.
/// </summary>
internal static class Lz4Pages
{
    private const uint FrameMagic = 0x184D2204;
    private const uint IsStored = 0x80000000;

    // How far back a block may refer to the ones before it.
    private const int History = 1 << 16;

    /// <summary>Decompresses a page of the deprecated codec, whatever its container.</summary>
    /// <returns>Its length, or something else than the destination's where it is damaged or another.</returns>
    public static int Decompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        if (source.Length > 4 && BinaryPrimitives.ReadUInt32LittleEndian(source) == FrameMagic && DecompressFrame(source, destination) == destination.Length)
            return destination.Length;
        return DecompressHadoop(source, destination) == destination.Length ? destination.Length : DecompressBlock(source, destination);
    }

    /// <summary>Decompresses a bare block.</summary>
    /// <returns>Its length, or something negative where it is damaged or longer than the destination.</returns>
    public static int DecompressBlock(ReadOnlySpan<byte> source, Span<byte> destination) => LZ4Codec.Decode(source, destination);

    // Blocks that begin with their length and hold chunks, each with the length that it takes, until that many bytes have come.
    private static int DecompressHadoop(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        int written = 0;
        while (source.Length >= 4)
        {
            uint block = BinaryPrimitives.ReadUInt32BigEndian(source);
            source = source[4..];
            if (block > destination.Length - written)
                return -1;
            for (int end = written + (int)block; written < end;)
            {
                if (source.Length < 4 || BinaryPrimitives.ReadUInt32BigEndian(source) is var size && size > source.Length - 4)
                    return -1;
                int length = LZ4Codec.Decode(source.Slice(4, (int)size), destination[written..end]);
                if (length <= 0)
                    return -1;
                written += length;
                source = source[(4 + (int)size)..];
            }
        }

        return source.IsEmpty ? written : -1;
    }

    // A head of flags, and blocks that begin with the length that they take. Checksums are the page's business.
    private static int DecompressFrame(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        int flags = source[4];
        int head = 7 + ((flags & 8) != 0 ? 8 : 0) + ((flags & 1) != 0 ? 4 : 0);
        int checksum = (flags & 16) != 0 ? 4 : 0;
        if (source.Length < head)
            return -1;
        source = source[head..];
        int written = 0;
        while (source.Length >= 4)
        {
            uint size = BinaryPrimitives.ReadUInt32LittleEndian(source);
            if (size == 0)
                return written;
            bool isStored = (size & IsStored) != 0;
            size &= ~IsStored;
            if (size > source.Length - 4)
                return -1;
            ReadOnlySpan<byte> block = source.Slice(4, (int)size);
            int length = isStored
                ? block.TryCopyTo(destination[written..]) ? block.Length : -1
                : LZ4Codec.Decode(block, destination[written..], destination[Math.Max(0, written - History)..written]);
            if (length < 0)
                return -1;
            written += length;
            source = source[Math.Min(4 + (int)size + checksum, source.Length)..];
        }

        return -1;
    }
}
