using System.Text;
using System.Text.RegularExpressions;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Checks that texts match a regular expression as a whole.</summary>
internal sealed class PatternCheck : EntryCheck
{
    private const int OnStack = 256;

    private readonly Regex _pattern;

    /// <exception cref="MillraceException">The pattern is no regular expression.</exception>
    public PatternCheck(ColumnInfo column, PatternExpectation expectation)
        : base(column, expectation)
    {
        try
        {
            _pattern = expectation.ToRegex();
        }
        catch (ArgumentException error)
        {
            throw new MillraceException($"Column \"{column.Name}\": {expectation} is no regular expression ({error.Message}). Correct the attribute.", error);
        }
    }

    protected override bool Holds(ReadOnlySpan<byte> entry)
    {
        Span<char> characters = stackalloc char[OnStack];
        try
        {
            return Encoding.UTF8.TryGetChars(entry, characters, out int length)
                ? _pattern.IsMatch(characters[..length])
                : _pattern.IsMatch(Encoding.UTF8.GetString(entry));
        }
        catch (RegexMatchTimeoutException error)
        {
            throw new MillraceException(
                $"Column \"{Column.Name}\": {Expectation} takes too long to match a text of {entry.Length} bytes. "
                + "Write it without looking around or back, so that it need not backtrack.",
                error);
        }
    }
}
