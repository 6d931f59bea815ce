using System.Buffers;

namespace Millrace.Data;

/// <summary>What stands before each page.</summary>
internal readonly record struct PageHeader
{
    public PageKind Kind { get; init; }

    /// <summary>Bytes of the page when decompressed.</summary>
    public int UncompressedSize { get; init; }

    /// <summary>Bytes of the page as it lies in the file, behind this header.</summary>
    public int CompressedSize { get; init; }

    /// <summary>CRC-32 of the page as it lies in the file, or null where the file has none.</summary>
    public uint? Checksum { get; init; }

    /// <summary>Values, missing ones among them; of a dictionary its entries.</summary>
    public int Values { get; init; }

    /// <summary>Encoding of the values; may be a number that the enumeration lacks, as may those of levels.</summary>
    public ParquetEncoding Encoding { get; init; }

    /// <summary>Encoding of a v1 page's definition levels.</summary>
    public ParquetEncoding DefinitionEncoding { get; init; }

    /// <summary>Encoding of a v1 page's repetition levels.</summary>
    public ParquetEncoding RepetitionEncoding { get; init; }

    /// <summary>Missing values of a v2 page.</summary>
    public int Nulls { get; init; }

    /// <summary>Rows of a v2 page.</summary>
    public int Rows { get; init; }

    /// <summary>Bytes of a v2 page's definition levels, which lie behind the repetition levels and are never compressed.</summary>
    public int DefinitionLength { get; init; }

    /// <summary>Bytes of a v2 page's repetition levels, which lie at its begin and are never compressed.</summary>
    public int RepetitionLength { get; init; }

    /// <summary>Whether a v2 page's values are compressed.</summary>
    public bool IsCompressed { get; init; }

    /// <summary>Reads a header from a window onto the file.</summary>
    /// <param name="window">What is there; may reach beyond the header.</param>
    /// <param name="header">The header.</param>
    /// <param name="length">Bytes that it took.</param>
    /// <returns>Whether the window held all of it; else more bytes must be given.</returns>
    /// <exception cref="ParquetFault">It is damaged.</exception>
    public static bool TryRead(ReadOnlySpan<byte> window, out PageHeader header, out int length)
    {
        try
        {
            var reader = new CompactReader(window);
            header = PageHeaderFormat.Read(ref reader);
            length = reader.Position;
            return true;
        }
        catch (ParquetFault fault) when (fault.IsCutOff)
        {
            header = default;
            length = 0;
            return false;
        }
    }

    /// <summary>Writes the header.</summary>
    public void Write(IBufferWriter<byte> output) => PageHeaderFormat.Write(this, new CompactWriter(output));
}
