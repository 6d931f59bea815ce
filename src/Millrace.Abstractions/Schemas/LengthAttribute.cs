namespace Millrace;

/// <summary>How long present values are: the characters of a text, counted as Unicode scalar values, the elements of a list, or bytes.</summary>
/// <param name="minimum">The smallest allowed length, 0 or more.</param>
/// <param name="maximum">The largest allowed length; not smaller than <paramref name="minimum"/>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LengthAttribute(int minimum, int maximum = int.MaxValue) : Attribute
{
    /// <summary>The smallest allowed length.</summary>
    public int Minimum { get; } = minimum;

    /// <summary>The largest allowed length.</summary>
    public int Maximum { get; } = maximum;

    /// <summary>The share of present values, 0 to 1, that may have another length before validation fails.</summary>
    public double Tolerance { get; init; }
}
