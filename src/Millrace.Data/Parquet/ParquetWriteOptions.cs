using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>How a Parquet file is written. Equal rows and options give equal bytes.</summary>
public sealed record ParquetWriteOptions
{
    private readonly int _rowGroupRows = RowSource.BatchRows;
    private readonly int? _level;

    /// <summary>What datasets are written with: Zstandard at level 1, pages of version 1, groups of 65,536 rows.</summary>
    public static ParquetWriteOptions Default { get; } = new();

    /// <summary>How pages are compressed.</summary>
    public ParquetCompression Compression { get; init; } = ParquetCompression.Zstd;

    /// <summary>
    /// The compressor's level, or null for its quickest: 1 to 22 for Zstandard, 0 to 9 for gzip; the others have none.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0 or above 22.</exception>
    public int? CompressionLevel
    {
        get => _level;
        init => _level = value is null or (>= 0 and <= 22)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Levels go from 0 to 22.");
    }

    /// <summary>The version of data pages.</summary>
    public ParquetPageVersion PageVersion { get; init; } = ParquetPageVersion.V1;

    /// <summary>Rows of a row group, from 1 to 16,777,216. So many rows are in memory while they are written.</summary>
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
}
