using System.Globalization;

namespace Millrace.Quality.Tests.Rows;

/// <summary>A row with a rule that reads a sensitive text as a number.</summary>
[Schema]
internal partial record struct Insured
{
    [Column("ssn"), Sensitive]
    public string Ssn { get; init; }

    [Rule(Says = "Numbers are positive.")]
    private static bool NumbersArePositive(in Insured insured) => int.Parse(insured.Ssn, CultureInfo.InvariantCulture) > 0;
}
