namespace Millrace.Data;

/// <summary>The version of data pages.</summary>
public enum ParquetPageVersion
{
    /// <summary>Levels and values are compressed together. Every reader knows these pages.</summary>
    V1,

    /// <summary>Levels stay uncompressed, and values where compressing them gains nothing.</summary>
    V2,
}
