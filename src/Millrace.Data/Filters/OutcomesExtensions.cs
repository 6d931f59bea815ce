namespace Millrace.Data;

/// <summary>Comparisons as C# writes them.</summary>
internal static class OutcomesExtensions
{
    /// <summary>The comparison that holds for present values where this does not.</summary>
    /// <param name="outcomes">The comparison.</param>
    /// <param name="hasUnordered">Whether there are values without an order.</param>
    public static Outcomes Contrary(this Outcomes outcomes, bool hasUnordered) =>
        (hasUnordered ? Outcomes.All : Outcomes.All & ~Outcomes.Unordered) & ~outcomes;

    /// <summary>A comparison between two texts. One that holds for NaN, which C# has no operator for, is the contrary of one that does not.</summary>
    public static string Write(Outcomes outcomes, string left, string right) => Operator(outcomes) is { } found
        ? $"{left} {found} {right}"
        : $"!({left} {Operator(outcomes.Contrary(hasUnordered: true))} {right})";

    private static string? Operator(Outcomes outcomes) => outcomes switch
    {
        Outcomes.Equal => "==",
        Outcomes.NotEqual or (Outcomes.Less | Outcomes.Greater) => "!=",
        Outcomes.Less => "<",
        Outcomes.Less | Outcomes.Equal => "<=",
        Outcomes.Greater => ">",
        Outcomes.Greater | Outcomes.Equal => ">=",
        _ => null,
    };
}
