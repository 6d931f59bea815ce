namespace Millrace.Quality;

/// <summary>Some rows of a dataset, few or all of them: 16 bytes and more for each 64 rows among which one is.</summary>
internal sealed class RowSet
{
    private readonly Dictionary<long, ulong> _words = [];

    /// <summary>Adds a row.</summary>
    public void Add(long row) => _words[row >> 6] = _words.GetValueOrDefault(row >> 6) | (1UL << (int)(row & 63));

    /// <summary>Marks the rows of a batch that are in the set.</summary>
    /// <param name="firstRow">The batch's first row in the dataset.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="marks">Told the rows, in the batch.</param>
    public void Mark(long firstRow, int rows, RowMarks marks)
    {
        for (long word = firstRow >> 6; word <= (firstRow + rows - 1) >> 6; word++)
        {
            for (ulong bits = _words.GetValueOrDefault(word); bits != 0; bits &= bits - 1)
            {
                long row = (word << 6) + System.Numerics.BitOperations.TrailingZeroCount(bits) - firstRow;
                if (row >= 0 && row < rows)
                    marks.Add((int)row);
            }
        }
    }
}
