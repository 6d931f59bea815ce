using System.Collections.Immutable;

namespace Millrace.Quality;

/// <summary>One expectation of a column, or of rows, and what a scan found.</summary>
/// <param name="Attribute">The attribute that declares it, as C#: <c>[InRange(0, 2000)]</c>; of a rule with its name.</param>
/// <param name="Checked">
/// What was checked: all present values, NaN and infinities included; all rows for presence, rules and the number of rows; classes for their balance.
/// </param>
/// <param name="Broken">What of it breaks the expectation: of equal values of a key all but the first.</param>
/// <param name="Tolerance">The share of checked values, 0 to 1, that may break it.</param>
/// <param name="Examples">The first values that break it, at most <see cref="MaximumExamples"/>.</param>
public sealed record ExpectationReport(string Attribute, long Checked, long Broken, double Tolerance, ImmutableArray<BrokenValue> Examples)
{
    /// <summary>How many examples are kept.</summary>
    public const int MaximumExamples = 5;

    /// <summary>How many unexpected values are kept.</summary>
    public const int MaximumUnexpected = 20;

    /// <summary>The column's name in files; null of what is expected of rows.</summary>
    public string? Column { get; init; }

    /// <summary>What a rule says, as a sentence; null for what an attribute says.</summary>
    public string? Says { get; init; }

    /// <summary>
    /// How many different values are outside a domain; null of other expectations, and where more than 10,000 differ.
    /// </summary>
    public long? DistinctBroken { get; init; }

    /// <summary>
    /// The values outside a domain, the most frequent first, of equally frequent ones that of the lowest row, at most <see cref="MaximumUnexpected"/>; empty of
    /// other expectations, of a sensitive column, and where too many differ.
    /// </summary>
    public ImmutableArray<UnexpectedValue> Unexpected { get; init; } = [];

    /// <summary>
    /// Whether more may break it than is known, because statistics alone tell that some do and not how many. Never so of what a scan has looked for.
    /// </summary>
    internal bool IsLeast { get; init; }

    /// <summary>How much may break it at most, where more may than is known; null where nobody knows.</summary>
    internal long? MostBroken { get; init; }

    /// <summary>The share of checked values that break it, 0 to 1.</summary>
    public double Share => Checked == 0 ? Math.Min(1, Broken) : (double)Broken / Checked;

    /// <summary>Whether no larger share breaks it than is tolerated.</summary>
    public bool Holds => Share <= Tolerance;

    /// <summary>Whether no larger share breaks it than is tolerated, and none can that nobody knows of: it is no anomaly.</summary>
    internal bool IsTolerated => Holds && !IsLeast;
}
