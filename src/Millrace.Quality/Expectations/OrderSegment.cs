namespace Millrace.Quality;

/// <summary>Rows that follow each other without a gap, whose values have been compared: what counts for the rows before and after them.</summary>
/// <param name="Start">The first row.</param>
/// <param name="End">The row after the last.</param>
/// <param name="First">The first value; only where there is one.</param>
/// <param name="FirstRow">Its row; −1 where no row has a value that can be compared.</param>
/// <param name="Last">The last value.</param>
internal sealed record OrderSegment<TKey>(long Start, long End, TKey? First, long FirstRow, TKey? Last)
{
    public bool HasValues => FirstRow >= 0;
}
