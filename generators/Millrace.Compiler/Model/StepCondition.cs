namespace Millrace.Compiler;

/// <summary>What decides whether a step runs.</summary>
/// <param name="Edge">The value.</param>
/// <param name="Holds">The value with which the step runs: true for <c>When</c>, false for <c>Unless</c>.</param>
public sealed record StepCondition(Edge Edge, bool Holds)
{
    /// <summary>How it is written.</summary>
    public string Word => Holds ? "when" : "unless";
}
