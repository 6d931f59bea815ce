using System.Collections.Frozen;
using System.IO.Hashing;
using System.Text;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Scans texts: each entry of a batch once, rows by their codes. They are ordered by their UTF-8, which is the order of their characters' numbers; the ordinal
/// order of strings differs beyond U+FFFF alone. Of distinct ones the hashes are kept.
/// </summary>
internal sealed class TextScan(ColumnInfo column) : ColumnScan(column)
{
    private const int OnStack = 256;

    private readonly HashSet<UInt128> _distinct = [];
    private readonly FrozenSet<string> _domain = column.Domain.IsDefaultOrEmpty ? [] : column.Domain.ToFrozenSet(StringComparer.Ordinal);
    private readonly ExpectationCounter? _outsideDomain = Expectations.Domain(column);
    private Sight[] _seen = [];
    private byte[]? _minimum;
    private byte[]? _maximum;

    public override ColumnReport Report() => Summary(Show(_minimum), Show(_maximum), _distinct.Count, _outsideDomain);

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
                sight = Look(texts.GetBytes(codes[row]));
            if (sight == Sight.OutsideDomain)
                _outsideDomain!.Add(texts, row, firstRow);
        }
    }

    private static string? Show(byte[]? text) => text is null ? null : Encoding.UTF8.GetString(text);

    private Sight Look(ReadOnlySpan<byte> text)
    {
        if (_distinct.Count <= MaximumDistinct)
            _distinct.Add(XxHash128.HashToUInt128(text));
        if (_minimum is null || text.SequenceCompareTo(_minimum) < 0)
            _minimum = text.ToArray();
        if (_maximum is null || text.SequenceCompareTo(_maximum) > 0)
            _maximum = text.ToArray();
        return _outsideDomain is not null && !IsInDomain(text) ? Sight.OutsideDomain : Sight.Seen;
    }

    private bool IsInDomain(ReadOnlySpan<byte> text)
    {
        Span<char> characters = stackalloc char[OnStack];
        return Encoding.UTF8.TryGetChars(text, characters, out int length)
            ? _domain.GetAlternateLookup<ReadOnlySpan<char>>().Contains(characters[..length])
            : _domain.Contains(Encoding.UTF8.GetString(text));
    }

    /// <summary>What is known of an entry of the batch.</summary>
    private enum Sight : byte
    {
        None,
        Seen,
        OutsideDomain,
    }
}
