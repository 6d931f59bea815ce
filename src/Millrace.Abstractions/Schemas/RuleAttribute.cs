namespace Millrace;

/// <summary>
/// A rule that rows keep, as a method of the schema: <c>[Rule] static bool TipsAreBelowFare(in Trip trip) => trip.Tips &lt; trip.Fare;</c>. It is
/// called for every row, and only the columns that its code reads are. Its summary is the sentence that reports show, unless <see cref="Says"/> gives another.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RuleAttribute : Attribute
{
    /// <summary>What the rule says, as a sentence that reports show; null for the summary of the method, or its name.</summary>
    public string? Says { get; init; }

    /// <summary>The share of rows, 0 to 1, that may break it before validation fails.</summary>
    public double Tolerance { get; init; }
}
