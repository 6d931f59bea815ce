using System.Collections.Immutable;

namespace Millrace.Quality;

/// <summary>One expectation of a column and what a scan found.</summary>
/// <param name="Attribute">The attribute that declares it, as C#: <c>[InRange(0, 2000)]</c>.</param>
/// <param name="Checked">Values that were checked: all present ones, NaN and infinities included.</param>
/// <param name="Broken">Values that break it.</param>
/// <param name="Tolerance">The share of checked values, 0 to 1, that may break it.</param>
/// <param name="Examples">The first values that break it, at most <see cref="MaximumExamples"/>.</param>
public sealed record ExpectationReport(string Attribute, long Checked, long Broken, double Tolerance, ImmutableArray<BrokenValue> Examples)
{
    /// <summary>How many examples are kept.</summary>
    public const int MaximumExamples = 5;

    /// <summary>The share of checked values that break it, 0 to 1.</summary>
    public double Share => Checked == 0 ? 0 : (double)Broken / Checked;

    /// <summary>Whether no larger share breaks it than is tolerated.</summary>
    public bool Holds => Share <= Tolerance;
}
