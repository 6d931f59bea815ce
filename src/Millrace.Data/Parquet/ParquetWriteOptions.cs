using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>How a Parquet file is written. Equal rows and options give equal bytes.</summary>
public sealed record ParquetWriteOptions
{
    private readonly int _rowGroupRows = RowSource.BatchRows;

    /// <summary>What datasets are written with: Zstandard at level 1, pages of version 1, groups of 65,536 rows.</summary>
    public static ParquetWriteOptions Default { get; } = new();

    /// <summary>How pages are compressed.</summary>
    public ParquetCompression Compression { get; init; } = ParquetCompression.Zstd;

    /// <summary>The compressor's level: 1 to 22 for Zstandard, where null stands for 1; 0 to 9 for gzip, where it stands for 6. The others have none.</summary>
    public int? CompressionLevel { get; init; }

    /// <summary>The version of data pages.</summary>
    public ParquetPageVersion PageVersion { get; init; } = ParquetPageVersion.V1;

    /// <summary>
    /// Rows of a row group, from 1 to 16,777,216. So many rows are in memory while they are written; a group ends earlier where its texts, bytes and lists
    /// come to 256 MiB.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside of that range.</exception>
    public int RowGroupRows
    {
        get => _rowGroupRows;
        init => _rowGroupRows = value is > 0 and <= 1 << 24
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A row group has from 1 to 16,777,216 rows.");
    }

    /// <summary>The encodings of columns, by name; those that are not named are encoded as their values suggest.</summary>
    public ImmutableDictionary<string, ParquetColumnEncoding> Encodings { get; init; } = ImmutableDictionary<string, ParquetColumnEncoding>.Empty;

    /// <exception cref="ArgumentException">The codec has no such level.</exception>
    internal void CheckLevel()
    {
        bool isThere = (Compression, CompressionLevel) switch
        {
            (_, null) => true,
            (ParquetCompression.Zstd, >= 1 and <= 22) => true,
            (ParquetCompression.Gzip, >= 0 and <= 9) => true,
            _ => false,
        };
        if (!isThere)
            throw new ArgumentException($"{Compression} has no level {CompressionLevel}: Zstd has 1 to 22, Gzip 0 to 9, the others have none.");
    }
}
