using System.Text.Unicode;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>Keys that are texts: each is looked up once a batch, then rows go by their codes.</summary>
internal sealed class TextKeys : KeyIndex
{
    private readonly ByteEntries _texts = new();
    private readonly EntryIndex _index;
    private readonly int _source;
    private int[] _keyOfCode = [];

    /// <param name="source">The column's place among the sources.</param>
    public TextKeys(int source) => (_source, _index) = (source, new EntryIndex(_texts));

    public override int Count => _texts.Count;

    public override string TextOf(int key) => _texts.Text(key);

    public override int[] Take(KeyIndex other)
    {
        var more = (TextKeys)other;
        var places = new int[more.Count];
        for (int key = 0; key < places.Length; key++)
            places[key] = _index.FindOrAdd(more._texts[key]);
        return places;
    }

    public override bool TryAdd(ReadOnlySpan<byte> utf8)
    {
        int known = Count;
        return Utf8.IsValid(utf8) && _index.FindOrAdd(utf8) == known;
    }

    public override void LetGo()
    {
        _texts.Release();
        _index.Release();
    }

    protected override void Read(FeatureWork work, Span<int> keys)
    {
        var column = (TextColumn)work.Columns[_source];
        if (_keyOfCode.Length < column.EntryCount)
            _keyOfCode = new int[Math.Max(column.EntryCount, 2 * _keyOfCode.Length)];
        _keyOfCode.AsSpan(0, column.EntryCount).Fill(None);
        ReadOnlySpan<int> codes = column.Codes;
        for (int i = 0; i < keys.Length; i++)
        {
            int code = codes[i];
            if (code >= 0 && _keyOfCode[code] == None)
                _keyOfCode[code] = _index.FindOrAdd(column.GetBytes(code));
            keys[i] = code < 0 ? None : _keyOfCode[code];
        }
    }
}
