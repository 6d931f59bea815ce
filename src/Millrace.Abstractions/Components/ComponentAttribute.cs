namespace Millrace;

/// <summary>
/// Declares a <c>partial class</c> as a component: one <c>Run</c> or <c>RunAsync</c> whose artifact parameters are inputs and whose
/// return type is the outputs. The generator adds <c>Step</c>, by which pipelines use it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ComponentAttribute : Attribute
{
    /// <summary>When results may be reused.</summary>
    public CachePolicy Cache { get; init; }
}
