using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>One output of a step.</summary>
/// <param name="Frame">The steps that it is one of.</param>
/// <param name="Step">The step's position there.</param>
/// <param name="Output">The output's position in the step's component.</param>
/// <param name="Type">What it is, seen through the views.</param>
/// <param name="Views">The views, first one first.</param>
internal sealed record OutputValue(StepFrame Frame, int Step, int Output, TypeRef Type, EquatableArray<ViewModel> Views) : WiringValue
{
    public override (StepFrame Frame, int Step)? Made => (Frame, Step);

    /// <summary>What stands in where the run goes on without it; null for nothing.</summary>
    public OutputValue? Fallback { get; init; }

    /// <summary>The output, and what stands in for it, seen through one more view.</summary>
    public OutputValue Through(ViewModel view) => this with
    {
        Type = new TypeRef(Type.Name, new([view.Schema])),
        Views = Views.Append(view).ToEquatableArray(),
        Fallback = Fallback?.Through(view),
    };

    /// <summary>The output, and after all that stands in for it another one.</summary>
    public OutputValue Or(OutputValue other) => this with { Fallback = Fallback?.Or(other) ?? other };
}
