using System.Collections.Frozen;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Scans texts: each entry of a batch once, rows by their codes.</summary>
internal sealed class TextScan(ColumnInfo column) : ColumnScan(column)
{
    private readonly HashSet<string> _distinct = new(StringComparer.Ordinal);
    private readonly FrozenSet<string> _domain = column.Domain.IsDefaultOrEmpty ? [] : column.Domain.ToFrozenSet(StringComparer.Ordinal);
    private readonly ExpectationCounter? _outsideDomain = Expectations.Domain(column);
    private Sight[] _seen = [];
    private string? _minimum;
    private string? _maximum;

    public override ColumnReport Report() => Summary(_minimum, _maximum, _distinct.Count, _outsideDomain);

    protected override void Scan(Column values, long firstRow)
    {
        var texts = (TextColumn)values;
        if (_seen.Length < texts.EntryCount)
            _seen = new Sight[texts.EntryCount];
        Span<Sight> seen = _seen.AsSpan(0, texts.EntryCount);
        seen.Clear();
        ReadOnlySpan<int> codes = texts.Codes;
        for (int row = 0; row < codes.Length; row++)
        {
            if (codes[row] < 0)
                continue;
            ref Sight sight = ref seen[codes[row]];
            if (sight == Sight.None)
                sight = Look(texts.GetText(codes[row]));
            if (sight == Sight.OutsideDomain)
                _outsideDomain!.Add(texts, row, firstRow);
        }
    }

    private Sight Look(string text)
    {
        if (_distinct.Count <= MaximumDistinct)
            _distinct.Add(text);
        if (_minimum is null || string.CompareOrdinal(text, _minimum) < 0)
            _minimum = text;
        if (_maximum is null || string.CompareOrdinal(text, _maximum) > 0)
            _maximum = text;
        return _outsideDomain is not null && !_domain.Contains(text) ? Sight.OutsideDomain : Sight.Seen;
    }

    /// <summary>What is known of an entry of the batch.</summary>
    private enum Sight : byte
    {
        None,
        Seen,
        OutsideDomain,
    }
}
