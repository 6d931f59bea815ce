namespace Millrace;

/// <summary>
/// Written by the compiler on pipelines that are steps of others: what flows where inside of them, so that a program that uses them compiled is told of
/// holdout data as if they stood in it.
/// </summary>
/// <param name="results">Where each result comes from.</param>
/// <param name="steps">The steps, each after those that it takes something of.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CompiledStepsAttribute(string results, params string[] steps) : Attribute
{
    /// <summary>Where each result comes from.</summary>
    public string Results { get; } = results;

    /// <summary>The steps, each after those that it takes something of.</summary>
    public IReadOnlyList<string> Steps { get; } = steps;
}
