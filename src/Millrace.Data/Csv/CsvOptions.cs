using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>How CSV is written down where files differ.</summary>
public sealed record CsvOptions
{
    /// <summary>The usual CSV: commas, and nothing for a missing value.</summary>
    public static CsvOptions Default { get; } = new();

    /// <summary>What separates fields.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>
    /// The texts that stand for a missing value, compared exactly. In a column that is not nullable they are values like any other: an
    /// empty text is a text, and no number.
    /// </summary>
    public ImmutableArray<string> NullSpellings { get; init; } = [""];
}
