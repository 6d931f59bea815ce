using System.Collections.Frozen;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Scans texts: each distinct text of a batch once, rows by their codes only where a text breaks the domain.</summary>
internal sealed class TextScan(ColumnInfo column) : ColumnScan(column)
{
    private readonly HashSet<string> _distinct = new(StringComparer.Ordinal);
    private readonly FrozenSet<string> _domain = column.Domain.IsDefaultOrEmpty ? [] : column.Domain.ToFrozenSet(StringComparer.Ordinal);
    private readonly ExpectationCounter? _outsideDomain = Expectations.Domain(column);
    private string? _minimum;
    private string? _maximum;

    public override ColumnReport Report() => Summary(_minimum, _maximum, _distinct.Count, _outsideDomain);

    protected override void Scan(Column values, long firstRow)
    {
        var texts = (TextColumn)values;
        ReadOnlySpan<string> distinct = texts.Texts;
        bool outside = false;
        foreach (string text in distinct)
        {
            if (_distinct.Count <= MaximumDistinct)
                _distinct.Add(text);
            if (_minimum is null || string.CompareOrdinal(text, _minimum) < 0)
                _minimum = text;
            if (_maximum is null || string.CompareOrdinal(text, _maximum) > 0)
                _maximum = text;
            outside |= _outsideDomain is not null && !_domain.Contains(text);
        }

        if (outside)
            CountOutside(texts, firstRow);
    }

    private void CountOutside(TextColumn texts, long firstRow)
    {
        ReadOnlySpan<string> distinct = texts.Texts;
        var isOutside = new bool[distinct.Length];
        for (int i = 0; i < isOutside.Length; i++)
            isOutside[i] = !_domain.Contains(distinct[i]);
        ReadOnlySpan<int> codes = texts.Codes;
        for (int i = 0; i < codes.Length; i++)
        {
            if (codes[i] >= 0 && isOutside[codes[i]])
                _outsideDomain!.Add(texts, i, firstRow);
        }
    }
}
