using Millrace.Data;

namespace Millrace.Features;

/// <summary>How often each text occurs.</summary>
internal sealed class CountedTexts
{
    private readonly ByteEntries _texts = new();
    private readonly EntryIndex _index;
    private long[] _counts = [];

    public CountedTexts() => _index = new EntryIndex(_texts);

    public void Add(ReadOnlySpan<byte> utf8, long count)
    {
        int known = _texts.Count, code = _index.FindOrAdd(utf8);
        if (code == known)
        {
            Pooled.Grow(ref _counts, known, known + 1);
            _counts[code] = 0;
        }

        _counts[code] += count;
    }

    /// <summary>Adds a text, unless it is there already.</summary>
    public bool TryAdd(ReadOnlySpan<byte> utf8, long count)
    {
        int known = _texts.Count;
        Add(utf8, count);
        return _texts.Count > known;
    }

    public void Merge(CountedTexts other)
    {
        for (int code = 0; code < other._texts.Count; code++)
            Add(other._texts[code], other._counts[code]);
    }

    public IEnumerable<KeyValuePair<string, long>> All()
    {
        for (int code = 0; code < _texts.Count; code++)
            yield return KeyValuePair.Create(_texts.Text(code), _counts[code]);
    }

    /// <summary>Writes how many texts there are, then each with how often it occurs, in the order of their bytes.</summary>
    public void Write(SketchWriter writer)
    {
        int[] order = [.. Enumerable.Range(0, _texts.Count)];
        Array.Sort(order, (one, other) => _texts[one].SequenceCompareTo(_texts[other]));
        writer.Write(order.Length);
        foreach (int code in order)
        {
            writer.WritePart(_texts[code]);
            writer.Write(_counts[code]);
        }
    }

    public void LetGo()
    {
        _texts.Release();
        _index.Release();
        Pooled.Return(ref _counts);
    }
}
