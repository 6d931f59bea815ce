namespace Millrace.Benchmarks.Data;

/// <summary>How pages are compressed.</summary>
public enum Codec
{
    /// <summary>Snappy.</summary>
    Snappy,

    /// <summary>Zstandard at its level 1, which Millrace writes.</summary>
    Zstd,
}
