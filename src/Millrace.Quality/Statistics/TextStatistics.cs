namespace Millrace.Quality;

/// <summary>What is known of texts, and of bytes the lengths. Each text counts once, whatever its row weighs.</summary>
public sealed record TextStatistics
{
    /// <summary>Lengths: of texts in characters (Unicode scalar values), of bytes in bytes. None of sensitive columns.</summary>
    public LengthStatistics Lengths { get; init; } = LengthStatistics.None;

    /// <summary>How many are empty.</summary>
    public long Empty { get; init; }

    /// <summary>How many are nothing but white space, empty ones left out.</summary>
    public long Blank { get; init; }

    /// <summary>How many have white space at their begin or end, blank ones left out.</summary>
    public long Untrimmed { get; init; }

    /// <summary>How many read as a number (invariant culture); 0 of sensitive columns, of which nobody may know.</summary>
    public long Numeric { get; init; }

    /// <summary>The characters of all texts by class; null of bytes and of sensitive columns.</summary>
    public CharacterCounts? Characters { get; init; }
}
