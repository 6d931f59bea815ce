using System.Runtime.InteropServices;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>Counts texts: rows by their codes within a batch, then each entry once a batch.</summary>
internal sealed class TextFrequencies : FrequencyAnalyser
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private int[] _rows = [];

    public override void Add(Column column)
    {
        var texts = (TextColumn)column;
        int entries = texts.EntryCount;
        if (_rows.Length < entries)
            _rows = new int[Math.Max(entries, _rows.Length * 2)];
        Span<int> rows = _rows.AsSpan(0, entries);
        rows.Clear();
        foreach (int code in texts.Codes)
        {
            if (code >= 0)
                rows[code]++;
        }

        Missing += texts.MissingCount;
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i] > 0)
                CollectionsMarshal.GetValueRefOrAddDefault(_counts, texts.GetText(i), out _) += rows[i];
        }
    }

    public override void Merge(FrequencyAnalyser other)
    {
        Missing += other.Missing;
        foreach ((string text, long count) in ((TextFrequencies)other)._counts)
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, text, out _) += count;
    }

    protected override IEnumerable<KeyValuePair<string, long>> Counts() => _counts;
}
