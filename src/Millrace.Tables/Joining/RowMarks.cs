namespace Millrace.Tables;

/// <summary>A mark on some of any number of rows, at a bit a row.</summary>
/// <param name="rows">How many rows.</param>
internal sealed class RowMarks(long rows)
{
    private const int BitsOfWord = 64;

    private readonly ulong[] _words = new ulong[(rows + BitsOfWord - 1) / BitsOfWord];

    public long HeldBytes => _words.LongLength * sizeof(ulong);

    /// <summary>Whether a row is marked.</summary>
    public bool this[long row] => (_words[row / BitsOfWord] >> (int)(row % BitsOfWord) & 1) != 0;

    /// <summary>Marks a row.</summary>
    public void Set(long row) => _words[row / BitsOfWord] |= 1UL << (int)(row % BitsOfWord);
}
