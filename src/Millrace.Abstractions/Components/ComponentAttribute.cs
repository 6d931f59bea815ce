using System.Diagnostics.CodeAnalysis;

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

    /// <summary>For how long a result may be reused: <c>"12:00:00"</c>, <c>"7.00:00:00"</c> for seven days. Needs <see cref="CachePolicy.Expires"/>.</summary>
    /// <remarks>Measured from the end of the step that made the result; reuse does not prolong it. A result from the future, after a clock was set back, counts as fresh.</remarks>
    [StringSyntax(StringSyntaxAttribute.TimeSpanFormat)]
    public string? ExpiresAfter { get; init; }
}
