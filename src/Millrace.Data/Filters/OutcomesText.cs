namespace Millrace.Data;

/// <summary>Comparisons as C# writes them.</summary>
internal static class OutcomesText
{
    /// <summary>A comparison between two texts. One that holds for NaN, which C# has no operator for, is the contrary of one that does not.</summary>
    public static string Write(Outcomes outcomes, string left, string right) => Operator(outcomes) is { } found
        ? $"{left} {found} {right}"
        : $"!({left} {Operator(Outcomes.All & ~outcomes)} {right})";

    private static string? Operator(Outcomes outcomes) => outcomes switch
    {
        Outcomes.Equal => "==",
        Outcomes.NotEqual => "!=",
        Outcomes.Less => "<",
        Outcomes.Less | Outcomes.Equal => "<=",
        Outcomes.Greater => ">",
        Outcomes.Greater | Outcomes.Equal => ">=",
        _ => null,
    };
}
