namespace Millrace.Compiler;

/// <summary>The attributes that say what is expected.</summary>
public static class ExpectationTypes
{
    /// <summary>Those of columns, but for ranges and domains, which parameters have too.</summary>
    public static IReadOnlyList<string> OfColumns { get; } =
        ["Presence", "Pattern", "Length", "Between", "Unique", "Increasing", "Decreasing", "Balance", "OnlyIn", "Drift", "Skew", "References"];

    /// <summary>Those of schemas.</summary>
    public static IReadOnlyList<string> OfSchemas { get; } = ["Rows", "Environments"];
}
