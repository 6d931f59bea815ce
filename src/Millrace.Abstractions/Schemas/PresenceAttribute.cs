namespace Millrace;

/// <summary>The smallest share of rows that have a value of the column, for columns whose values may be missing.</summary>
/// <param name="share">The share, greater than 0 and at most 1: 1 stands for every row, and for no rows at all it always holds.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PresenceAttribute(double share) : Attribute
{
    /// <summary>The smallest share of rows that have a value, 0 to 1.</summary>
    public double Share { get; } = share;
}
