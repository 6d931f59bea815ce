namespace Millrace.Data;

/// <summary>How the pages of a Parquet file are compressed.</summary>
public enum ParquetCompression
{
    /// <summary>Zstandard: small files, quickly read.</summary>
    Zstd,

    /// <summary>Snappy: larger files, read and written a little faster.</summary>
    Snappy,

    /// <summary>Deflate in gzip's frame: small files, slowly written; for readers that know nothing else.</summary>
    Gzip,

    /// <summary>LZ4 without a frame: larger files, quickly read.</summary>
    Lz4,

    /// <summary>Not at all.</summary>
    None,
}
