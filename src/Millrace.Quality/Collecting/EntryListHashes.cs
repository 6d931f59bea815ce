using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Hashes lists of texts or bytes: each entry of a batch that a list has once.</summary>
internal sealed class EntryListHashes : ListHashes
{
    private BytesColumn? _items;
    private ulong[] _entries = [];
    private bool[] _isKnown = [];

    public override void Start(Column items)
    {
        _items = (BytesColumn)items;
        int count = _items.EntryCount;
        if (_entries.Length < count)
            (_entries, _isKnown) = (new ulong[count], new bool[count]);
        _isKnown.AsSpan(0, count).Clear();
    }

    public override ulong Of(int start, int length)
    {
        ulong hash = ValueHash.Mix((ulong)length);
        ReadOnlySpan<int> codes = _items!.Codes.Slice(start, length);
        for (int i = 0; i < codes.Length; i++)
            hash = codes[i] < 0 ? WithMissing(hash, i) : With(hash, OfEntry(codes[i]));
        return hash;
    }

    private ulong OfEntry(int code)
    {
        if (!_isKnown[code])
            (_entries[code], _isKnown[code]) = (ValueHash.Of(_items!.GetBytes(code)), true);
        return _entries[code];
    }
}
