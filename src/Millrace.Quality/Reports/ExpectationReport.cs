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
    /// <summary>What a rule says, as a sentence; null for what an attribute says.</summary>
    public string? Says { get; init; }

    /// <summary>How many examples are kept.</summary>
    public const int MaximumExamples = 5;

    /// <summary>The share of checked values that break it, 0 to 1.</summary>
    public double Share => Checked == 0 ? Math.Min(1, Broken) : (double)Broken / Checked;

    /// <summary>Whether no larger share breaks it than is tolerated.</summary>
    public bool Holds => Share <= Tolerance;
}
