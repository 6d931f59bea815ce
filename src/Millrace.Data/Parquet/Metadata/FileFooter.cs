using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Millrace.Data;

/// <summary>Finds and reads the footer of a file.</summary>
internal static class FileFooter
{
    /// <summary>What begins and ends a file.</summary>
    public static ReadOnlySpan<byte> Magic => "PAR1"u8;

    // Far more than any writer makes. Without a limit, four damaged bytes in a large file could ask for gigabytes.
    private const int MaxLength = 1 << 28;

    // The shortest file: both magic numbers and the footer's length.
    private const int FrameLength = 12;
    private const int TailLength = 8;

    // One read brings most footers along with the end of the file.
    private const int FirstRead = 1 << 16;

    /// <summary>Reads the footer.</summary>
    /// <exception cref="ParquetFault">The file is no Parquet file, is damaged or encrypted.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static FileMetadata Read(SafeFileHandle file)
    {
        long length = RandomAccess.GetLength(file);
        if (length == 0)
            throw new ParquetFault("the file is empty");
        if (length < FrameLength)
            throw NoParquet();
        CheckHead(file);
        byte[] bytes = Pooled.Rent<byte>((int)Math.Min(length, FirstRead));
        try
        {
            Span<byte> end = bytes.AsSpan(0, (int)Math.Min(length, FirstRead));
            Fill(file, end, length - end.Length);
            int footer = FooterLength(end[^TailLength..], length);
            if (footer > end.Length - TailLength)
            {
                Pooled.Return(bytes);
                bytes = [];
                bytes = Pooled.Rent<byte>(footer);
                Fill(file, bytes.AsSpan(0, footer), length - TailLength - footer);
                return FileMetadata.Parse(bytes.AsSpan(0, footer), length);
            }

            return FileMetadata.Parse(end[^(footer + TailLength)..^TailLength], length);
        }
        finally
        {
            Pooled.Return(bytes);
        }
    }

    private static void CheckHead(SafeFileHandle file)
    {
        Span<byte> head = stackalloc byte[4];
        Fill(file, head, 0);
        CheckEncryption(head);
        if (!head.SequenceEqual(Magic))
            throw NoParquet();
    }

    private static int FooterLength(ReadOnlySpan<byte> tail, long fileLength)
    {
        CheckEncryption(tail[4..]);
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        if (!tail[4..].SequenceEqual(Magic) || length == 0 || length > fileLength - FrameLength)
            throw new ParquetFault("the Parquet file is cut off or damaged: its end does not lead to a footer");
        return length <= MaxLength ? (int)length : throw ParquetFault.Unsupported($"a footer of {length} bytes");
    }

    private static void CheckEncryption(ReadOnlySpan<byte> magic)
    {
        if (magic.SequenceEqual("PARE"u8))
            throw ParquetFault.Unsupported("encryption");
    }

    private static void Fill(SafeFileHandle file, Span<byte> bytes, long offset)
    {
        while (!bytes.IsEmpty)
        {
            int read = RandomAccess.Read(file, bytes, offset);
            if (read == 0)
                throw new ParquetFault("the file became shorter while it was read");
            bytes = bytes[read..];
            offset += read;
        }
    }

    private static ParquetFault NoParquet() => new("this is not a Parquet file");
}
