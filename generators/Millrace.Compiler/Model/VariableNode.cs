namespace Millrace.Compiler;

/// <summary>A variable of <c>Define</c> that takes the result of a step.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Step">The position of the step that its value comes from; -1 for a list.</param>
/// <param name="IsUsed">Whether it is read anywhere.</param>
/// <param name="IsDeconstructed">Whether it takes one of several results, so that <c>_</c> may stand in its place.</param>
/// <param name="Location">Where its name stands.</param>
public sealed record VariableNode(string Name, int Step, bool IsUsed, bool IsDeconstructed, LocationInfo Location)
{
    /// <summary>Whether the variable got another value before this one was read.</summary>
    public bool IsOverwritten { get; init; }
}
