namespace Millrace.Compiler;

/// <summary>One output of a step on its way into an input.</summary>
/// <param name="Step">The position of the step that it comes from.</param>
/// <param name="Output">The output's position in that step's component.</param>
/// <param name="Views">The views that it is seen through, first one first.</param>
/// <param name="Location">Where it is written as an argument.</param>
public sealed record Edge(int Step, int Output, EquatableArray<ViewModel> Views, LocationInfo Location);
