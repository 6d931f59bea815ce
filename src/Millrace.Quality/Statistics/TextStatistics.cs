using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// What is known of texts, and of bytes the lengths. Where rows have weights, means and histograms of lengths are weighted and counts are not: beside these
/// stand <see cref="Weights"/>.
/// </summary>
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

    /// <summary>
    /// What those that are counted weigh; null where each row counts once, and of sensitive columns: who knows the weights of rows may find out which ones are
    /// in a sum.
    /// </summary>
    public TextWeights? Weights { get; init; }
}
