namespace Millrace.Tables;

/// <summary>Columns of which the right one's time may not be later.</summary>
/// <param name="Left">The column of the left schema.</param>
/// <param name="Right">The column of the right schema.</param>
/// <param name="Tolerance">How much earlier it may be, in ticks.</param>
internal sealed record JoinTime(int Left, int Right, long Tolerance);
