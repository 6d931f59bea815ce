namespace Millrace.Data;

/// <summary>How Parquet files are read.</summary>
public sealed record ParquetReadOptions
{
    /// <summary>What files are read with where nothing else is said.</summary>
    public static ParquetReadOptions Default { get; } = new();

    /// <summary>Whether the next batch is decoded on another thread while one is used. Else the caller's thread does everything.</summary>
    public bool DecodesAhead { get; init; } = true;
}
