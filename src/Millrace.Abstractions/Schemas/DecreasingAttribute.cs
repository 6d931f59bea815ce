namespace Millrace;

/// <summary>
/// No value is greater than the present one before it, in the order of the dataset's rows. NaN breaks the order and is not what the next is compared with.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DecreasingAttribute : Attribute
{
    /// <summary>Whether every value is less than the one before it, so that none comes twice in a row.</summary>
    public bool Strict { get; init; }

    /// <summary>The share of present values, 0 to 1, that may be out of order before validation fails.</summary>
    public double Tolerance { get; init; }
}
