namespace Millrace.Compiler;

/// <summary>A place in a method of the component.</summary>
/// <param name="Method">The method's id.</param>
/// <param name="Start">Where it starts, from the start of the method's declaration.</param>
/// <param name="Length">How long it is.</param>
public sealed record EffectPlace(string Method, int Start, int Length);
