using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Hashes lists of texts or bytes: each entry of a batch once.</summary>
internal sealed class EntryListHashes : ListHashes
{
    private BytesColumn? _items;
    private ulong[] _entries = [];

    public override void Start(Column items)
    {
        _items = (BytesColumn)items;
        int count = _items.EntryCount;
        if (_entries.Length < count)
            _entries = new ulong[count];
        for (int code = 0; code < count; code++)
            _entries[code] = ValueHash.Of(_items.GetBytes(code));
    }

    public override ulong Of(int start, int length)
    {
        ulong hash = ValueHash.Mix((ulong)length);
        ReadOnlySpan<int> codes = _items!.Codes.Slice(start, length);
        for (int i = 0; i < codes.Length; i++)
            hash = codes[i] < 0 ? WithMissing(hash, i) : With(hash, _entries[codes[i]]);
        return hash;
    }
}
