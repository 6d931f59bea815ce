using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>How CSV is written down where files differ.</summary>
public sealed record CsvOptions
{
    private readonly char _delimiter = ',';

    /// <summary>The usual CSV: commas, and nothing where a value is missing.</summary>
    public static CsvOptions Default { get; } = new();

    /// <summary>What separates fields.</summary>
    /// <exception cref="ArgumentException">It is a quote or a line end.</exception>
    public char Delimiter
    {
        get => _delimiter;
        init => _delimiter = value is not ('"' or '\r' or '\n')
            ? value
            : throw new ArgumentException("A quote or a line end cannot separate fields.", nameof(value));
    }

    /// <summary>
    /// Texts that stand for a missing value besides the empty one, compared exactly: <c>NA</c>, <c>null</c>, <c>\N</c>. In quotes a text
    /// stands for itself.
    /// </summary>
    public ImmutableArray<string> NullSpellings { get; init; } = [];

    internal bool IsNull(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return true;
        foreach (string spelling in NullSpellings)
        {
            if (text.SequenceEqual(spelling))
                return true;
        }

        return false;
    }
}
