namespace Millrace.Json;

/// <summary>One of two versions of data that are compared.</summary>
internal sealed record DataSideDocument
{
    /// <summary>As it was asked for.</summary>
    public required string Reference { get; init; }

    /// <summary>The digest of the dataset or other artifact; of files from outside of which none was made, their own.</summary>
    public required string Digest { get; init; }

    public required string Type { get; init; }

    public required long Bytes { get; init; }

    /// <summary>The schema's name.</summary>
    public string? Schema { get; init; }

    public long? Rows { get; init; }

    /// <summary>The files that hold the rows.</summary>
    public int? Shards { get; init; }
}
