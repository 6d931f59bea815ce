using System.Runtime.InteropServices;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>Counts texts: rows by their codes within a batch, then each distinct text once a batch.</summary>
internal sealed class TextFrequencies : FrequencyAnalyser
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private int[] _rows = [];

    public override void Add(Column column)
    {
        var texts = (TextColumn)column;
        ReadOnlySpan<string> distinct = texts.Texts;
        if (_rows.Length < distinct.Length)
            _rows = new int[Math.Max(distinct.Length, _rows.Length * 2)];
        Span<int> rows = _rows.AsSpan(0, distinct.Length);
        rows.Clear();
        foreach (int code in texts.Codes)
        {
            if (code >= 0)
                rows[code]++;
        }

        Missing += texts.MissingCount;
        for (int i = 0; i < distinct.Length; i++)
        {
            if (rows[i] > 0)
                CollectionsMarshal.GetValueRefOrAddDefault(_counts, distinct[i], out _) += rows[i];
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
