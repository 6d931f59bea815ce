namespace Millrace.Data;

/// <summary>How pages are compressed; the numbers are the format's. A file may say others, which whoever decompresses refuses.</summary>
internal enum CompressionCodec
{
    Uncompressed = 0,
    Snappy = 1,
    Gzip = 2,
    Lzo = 3,
    Brotli = 4,

    /// <summary>The deprecated one, with Hadoop's framing or without.</summary>
    Lz4 = 5,
    Zstd = 6,
    Lz4Raw = 7,
}
