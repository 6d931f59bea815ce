using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Reads the keys of texts or bytes: each entry that a row has is hashed once.</summary>
internal sealed class EntryKeys : KeyReader
{
    private UInt128[] _entries = [];
    private bool[] _known = [];

    protected override void Fill(Column values, Span<UInt128> keys)
    {
        var column = (BytesColumn)values;
        if (_entries.Length < column.EntryCount)
            (_entries, _known) = (new UInt128[column.EntryCount], new bool[column.EntryCount]);
        _known.AsSpan(0, column.EntryCount).Clear();
        ReadOnlySpan<int> codes = column.Codes;
        for (int i = 0; i < codes.Length; i++)
        {
            int code = codes[i];
            if (code < 0)
                continue;
            if (!_known[code])
                (_entries[code], _known[code]) = (ColumnKeys.Of(column.GetBytes(code)), true);
            keys[i] = _entries[code];
        }
    }
}
