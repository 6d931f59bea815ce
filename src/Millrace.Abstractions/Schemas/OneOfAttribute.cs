namespace Millrace;

/// <summary>The domain of a text column or parameter: every present value is one of the given ones.</summary>
/// <param name="values">The allowed values, compared ordinally.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneOfAttribute(params string[]? values) : Attribute
{
    /// <summary>The allowed values.</summary>
    public IReadOnlyList<string> Values { get; } = values ?? [];

    /// <summary>The share of present values, 0 to 1, that may lie outside the domain before validation fails.</summary>
    public double Tolerance { get; init; }
}
