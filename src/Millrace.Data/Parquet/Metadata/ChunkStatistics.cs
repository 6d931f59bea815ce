namespace Millrace.Data;

/// <summary>What a footer tells of a chunk's values. Bytes are as in plain pages, without a length before them.</summary>
internal sealed record ChunkStatistics
{
    /// <summary>The least value or something below it, or null where the file does not say.</summary>
    public byte[]? Min { get; init; }

    /// <summary>The greatest value or something above it, or null where the file does not say.</summary>
    public byte[]? Max { get; init; }

    /// <summary>Whether the minimum is a value of the chunk; false where the file does not say.</summary>
    public bool IsMinExact { get; init; }

    /// <summary>Whether the maximum is a value of the chunk; false where the file does not say.</summary>
    public bool IsMaxExact { get; init; }

    /// <summary>Whether minimum and maximum are an older writer's, who compared as signed numbers whatever the column's order.</summary>
    public bool IsSignedOrder { get; init; }

    /// <summary>Missing values, or null where the file does not say.</summary>
    public long? NullCount { get; init; }

    /// <summary>Values that are not a number, or null where the file does not say.</summary>
    public long? NanCount { get; init; }
}
