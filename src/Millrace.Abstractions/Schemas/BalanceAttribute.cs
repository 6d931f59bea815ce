namespace Millrace;

/// <summary>
/// How evenly present values are spread over classes, for labels: each class has at least one share of the values and at most another. The classes are the
/// values that are seen, and, seen or not, those of the column's <see cref="OneOfAttribute"/>, and true and false.
/// </summary>
/// <param name="smallest">The smallest share of a class, 0 to 1.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BalanceAttribute(double smallest) : Attribute
{
    /// <summary>The smallest share of a class.</summary>
    public double Smallest { get; } = smallest;

    /// <summary>The largest share of a class, from <see cref="Smallest"/> to 1.</summary>
    public double Largest { get; init; } = 1;
}
