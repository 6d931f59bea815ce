namespace Millrace.Tables;

/// <summary>Where in a file a block of rows is.</summary>
/// <param name="Offset">Its first byte.</param>
/// <param name="Length">How many bytes.</param>
internal readonly record struct SpillBlock(long Offset, int Length);
