namespace Millrace;

/// <summary>
/// Declares a <c>partial class</c> with a method <c>void Define()</c> as a pipeline. The generator reads <c>Define</c>, never runs it, and
/// makes the static plan from it.
/// </summary>
/// <param name="name">The pipeline's name in kebab case. Null is an error of the generator's, beside which C# need not warn.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PipelineAttribute(string? name) : Attribute
{
    /// <summary>The pipeline's name.</summary>
    public string Name { get; } = name ?? "";
}
