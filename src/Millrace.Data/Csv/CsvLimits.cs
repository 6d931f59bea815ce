namespace Millrace.Data;

/// <summary>How much of a file is taken at once. What a batch holds follows from the file alone, not from how it was read.</summary>
internal sealed record CsvLimits
{
    /// <summary>Those of every reading but a test's.</summary>
    public static CsvLimits Default { get; } = new();

    /// <summary>Rows of a batch at most: few enough that a cancelled step ends at once, enough that a batch costs nothing.</summary>
    public int Rows { get; init; } = 1 << 14;

    /// <summary>A batch ends with the row that reaches so many bytes.</summary>
    public int Bytes { get; init; } = 1 << 22;

    /// <summary>A record is held in memory; what is longer than this is a quote that was never closed.</summary>
    public int RecordBytes { get; init; } = 1 << 24;

    /// <summary>Bytes that the file system is asked for at once.</summary>
    public int ReadBytes { get; init; } = 1 << 17;

    /// <summary>Whether a block takes no more rows.</summary>
    public bool AreReached(int rows, int bytes) => rows >= Rows || bytes >= Bytes;
}
