using System.Text;
using System.Text.Unicode;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>Counts texts: rows by their codes within a batch, then each entry once a batch.</summary>
/// <param name="source">The column's place among the sources.</param>
/// <param name="missingAs">The text that a missing one counts as; null where it stays missing.</param>
internal sealed class TextFrequencies(int source, string? missingAs = null) : FrequencyAnalyser
{
    private readonly CountedTexts _counts = new();
    private int[] _rows = [];
    private long _missing;

    public override long Missing => _missing;

    public override void Add(FeatureWork work, int count)
    {
        var texts = (TextColumn)work.Columns[source];
        int entries = texts.EntryCount;
        if (_rows.Length < entries + 1)
            _rows = new int[Math.Max(entries + 1, _rows.Length * 2)];

        // The count of a code stands one place behind it, so that missing rows count at 0.
        Span<int> rows = _rows.AsSpan(0, entries + 1);
        rows.Clear();
        foreach (int code in texts.Codes)
            rows[code + 1]++;
        _missing += rows[0];
        for (int code = 0; code < entries; code++)
        {
            if (rows[code + 1] > 0)
                _counts.Add(texts.GetBytes(code), rows[code + 1]);
        }
    }

    public override void Merge(FlowAnalyser other)
    {
        var more = (TextFrequencies)other;
        _missing += more._missing;
        _counts.Merge(more._counts);
    }

    public override void End()
    {
        if (missingAs is null || _missing == 0)
            return;
        _counts.Add(Encoding.UTF8.GetBytes(missingAs), _missing);
        _missing = 0;
    }

    public override FlowAnalyser With(double number, string? text, long count)
    {
        var filled = new TextFrequencies(source);
        filled.Merge(this);
        if (text is not null)
            filled._counts.Add(Encoding.UTF8.GetBytes(text), count);
        return filled;
    }

    public override void LetGo() => _counts.LetGo();

    public override IEnumerable<KeyValuePair<string, long>> Counts() => _counts.All();

    protected override void WriteCounts(SketchWriter writer) => _counts.Write(writer);

    protected override void ReadMissing(long count) => _missing = count;

    protected override bool TryAdd(ReadOnlySpan<byte> utf8, long count) => Utf8.IsValid(utf8) && _counts.TryAdd(utf8, count);
}
