using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Checks texts or bytes: each entry of a batch once, when the first row has it.</summary>
internal abstract class EntryCheck(ColumnInfo column, Expectation expectation) : ExpectationCheck(column, expectation)
{
    private const int RowsForEntry = 8;

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

        // Where rows are many for each entry, they are looked at only if an entry is not expected, which then need not be one that a row has.
        if (entries.EntryCount <= codes.Length / RowsForEntry && AllHold(entries, seen))
            return;
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

    private bool AllHold(BytesColumn entries, Span<Sight> seen)
    {
        bool all = true;
        for (int code = 0; code < seen.Length; code++)
        {
            seen[code] = Holds(entries.GetBytes(code)) ? Sight.Right : Sight.Broken;
            all &= seen[code] == Sight.Right;
        }

        return all;
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
