namespace Millrace.Runtime;

/// <summary>One thing that a recorded plan says.</summary>
/// <param name="Name">Of what: an input, a parameter, a condition.</param>
/// <param name="Value">What it says: where an input comes from, the text of an expression; null for nothing.</param>
public sealed record PlannedFact(string Name, string? Value)
{
    /// <summary>The type of an input, an output or a parameter, as a person reads it; null for what has none.</summary>
    public string? Type { get; init; }

    /// <summary>
    /// How a parameter comes to its value: <c>expression</c> of the plan, <c>default</c>, or <c>computed</c> when the run begins; null where a value is needed,
    /// and for what is no parameter.
    /// </summary>
    public string? Given { get; init; }

    /// <summary>Of a parameter with an expression the default that this one replaces, and how that is given; null where there is none.</summary>
    public string? Replaced { get; init; }
}
