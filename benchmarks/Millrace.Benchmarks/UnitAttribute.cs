namespace Millrace.Benchmarks;

/// <summary>Names the parameter that counts the units of one run (rows, steps), by which time and bytes are divided.</summary>
/// <param name="parameter">The parameter's name.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UnitAttribute(string parameter) : Attribute
{
    /// <summary>The parameter's name.</summary>
    public string Parameter { get; } = parameter;
}
