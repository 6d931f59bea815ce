using System.Collections.Frozen;
using System.Text;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Checks that texts are some of a few.</summary>
internal sealed class DomainCheck(ColumnInfo column, DomainExpectation expectation) : EntryCheck(column, expectation)
{
    private const int OnStack = 256;

    private readonly FrozenSet<string> _domain = expectation.Values.ToFrozenSet(StringComparer.Ordinal);

    protected override void Break(BytesColumn entries, int row, long firstRow, int code) =>
        Break((Column)entries, row, firstRow, ColumnKeys.Of(entries.GetBytes(code)));

    protected override bool Holds(ReadOnlySpan<byte> entry)
    {
        Span<char> characters = stackalloc char[OnStack];
        return Encoding.UTF8.TryGetChars(entry, characters, out int length)
            ? _domain.GetAlternateLookup<ReadOnlySpan<char>>().Contains(characters[..length])
            : _domain.Contains(Encoding.UTF8.GetString(entry));
    }
}
