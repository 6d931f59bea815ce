namespace Millrace.Data;

/// <summary>How much of a file is taken at once. What a batch holds follows from the file alone, not from how it was read.</summary>
internal sealed record JsonLinesLimits
{
    /// <summary>Objects and arrays that may lie within each other, the line's own object among them.</summary>
    public const int Depth = 64;

    /// <summary>Those of every reading but a test's.</summary>
    public static JsonLinesLimits Default { get; } = new();

    /// <summary>Lines of a batch at most: few enough that a cancelled step ends at once, enough that a batch costs nothing.</summary>
    public int Lines { get; init; } = 1 << 14;

    /// <summary>A batch ends with the line that reaches so many bytes.</summary>
    public int Bytes { get; init; } = 1 << 22;

    /// <summary>A line is held in memory; one that is longer than this is refused.</summary>
    public int LineBytes { get; init; } = 1 << 24;

    /// <summary>Bytes that the file system is asked for at once.</summary>
    public int ReadBytes { get; init; } = 1 << 17;

    /// <summary>Whether a block takes no more lines.</summary>
    public bool AreReached(int lines, int bytes) => lines >= Lines || bytes >= Bytes;
}
