using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>A leaf's values in one row group: where the pages are and what they hold.</summary>
internal sealed record ChunkMetadata
{
    public required PhysicalType Type { get; init; }

    /// <summary>How pages are compressed; may be a number that the enumeration lacks.</summary>
    public required CompressionCodec Codec { get; init; }

    /// <summary>Encodings of pages and levels; may be numbers that the enumeration lacks.</summary>
    public required ImmutableArray<ParquetEncoding> Encodings { get; init; }

    /// <summary>Values, missing ones and empty lists among them.</summary>
    public required long Values { get; init; }

    /// <summary>Bytes of all pages with their headers, decompressed.</summary>
    public required long UncompressedSize { get; init; }

    /// <summary>Bytes of all pages with their headers, as they lie in the file. Never reaches beyond <see cref="FileMetadata.PagesEnd"/>.</summary>
    public required long CompressedSize { get; init; }

    /// <summary>Where the first data page begins.</summary>
    public required long DataPageOffset { get; init; }

    /// <summary>Where the dictionary page begins; 0, or a place that is no dictionary's, where there is none.</summary>
    public long DictionaryPageOffset { get; init; }

    public ChunkStatistics? Statistics { get; init; }

    /// <summary>The other file that holds the pages, or null.</summary>
    public string? ExternalFile { get; init; }

    /// <summary>Whether the pages are encrypted. Then the other properties may say nothing.</summary>
    public bool IsEncrypted { get; init; }

    /// <summary>Where the first page begins. Some writers say 0 for the place of a dictionary that is not there.</summary>
    public long Start => DictionaryPageOffset > 0 && DictionaryPageOffset < DataPageOffset ? DictionaryPageOffset : DataPageOffset;
}
