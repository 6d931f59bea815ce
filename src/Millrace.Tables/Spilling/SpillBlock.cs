namespace Millrace.Tables;

/// <summary>Where in a file a block of rows is.</summary>
/// <param name="Offset">Its first byte.</param>
/// <param name="Length">How many bytes.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="RowBytes">How many bytes these take by themselves, in memory; what several share counts for each.</param>
internal readonly record struct SpillBlock(long Offset, int Length, int Rows, long RowBytes);
