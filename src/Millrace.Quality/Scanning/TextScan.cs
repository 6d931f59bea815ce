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
    private readonly HashSet<UInt128> _distinct = [];
    private bool[] _seen = [];
    private byte[]? _minimum;
    private byte[]? _maximum;

    public override ColumnReport Report() => Summary(Show(_minimum), Show(_maximum), _distinct.Count);

    protected override void Scan(Column values)
    {
        var texts = (TextColumn)values;
        if (_seen.Length < texts.EntryCount)
            _seen = new bool[texts.EntryCount];
        Span<bool> seen = _seen.AsSpan(0, texts.EntryCount);
        seen.Clear();
        ReadOnlySpan<int> codes = texts.Codes;
        for (int row = 0; row < codes.Length; row++)
        {
            if (codes[row] < 0 || seen[codes[row]])
                continue;
            seen[codes[row]] = true;
            Look(texts.GetBytes(codes[row]));
        }
    }

    private static string? Show(byte[]? text) => text is null ? null : Encoding.UTF8.GetString(text);

    private void Look(ReadOnlySpan<byte> text)
    {
        if (_distinct.Count <= MaximumDistinct)
            _distinct.Add(XxHash128.HashToUInt128(text));
        if (_minimum is null || text.SequenceCompareTo(_minimum) < 0)
            _minimum = text.ToArray();
        if (_maximum is null || text.SequenceCompareTo(_maximum) > 0)
            _maximum = text.ToArray();
    }
}
