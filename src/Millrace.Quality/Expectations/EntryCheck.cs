using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Checks texts or bytes: each entry of a batch once, when the first row has it.</summary>
internal abstract class EntryCheck(ColumnInfo column, Expectation expectation) : ExpectationCheck(column, expectation)
{
    private Sight[] _seen = [];

    public override void Add(Column values, long firstRow)
    {
        var entries = (BytesColumn)values;
        if (_seen.Length < entries.EntryCount)
            _seen = new Sight[entries.EntryCount];
        Span<Sight> seen = _seen.AsSpan(0, entries.EntryCount);
        seen.Clear();
        Checked += entries.Count - entries.MissingCount;
        ReadOnlySpan<int> codes = entries.Codes;
        for (int row = 0; row < codes.Length; row++)
        {
            if (codes[row] < 0)
                continue;
            ref Sight sight = ref seen[codes[row]];
            if (sight == Sight.None)
                sight = Holds(entries.GetBytes(codes[row])) ? Sight.Right : Sight.Broken;
            if (sight == Sight.Broken)
                Break(entries, row, firstRow, codes[row]);
        }
    }

    /// <summary>Counts a row whose entry breaks the expectation.</summary>
    protected virtual void Break(BytesColumn entries, int row, long firstRow, int code) => Break(entries, row, firstRow);

    /// <summary>Whether an entry is expected.</summary>
    protected abstract bool Holds(ReadOnlySpan<byte> entry);

    /// <summary>What is known of an entry of the batch.</summary>
    private enum Sight : byte
    {
        None,
        Right,
        Broken,
    }
}
