namespace Millrace;

/// <summary>
/// The closed period that dates and times lie in. The ends are written as in ISO 8601: <c>2024-01-31</c>, <c>23:59</c>, <c>23:59:59.5</c>,
/// <c>2024-01-31T23:59</c>. A date alone stands, for a column of dates with times, for its first instant.
/// </summary>
/// <param name="from">The earliest allowed value.</param>
/// <param name="to">The latest allowed value; not before <paramref name="from"/>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BetweenAttribute(string from, string to) : Attribute
{
    /// <summary>The earliest allowed value.</summary>
    public string From { get; } = from ?? "";

    /// <summary>The latest allowed value.</summary>
    public string To { get; } = to ?? "";

    /// <summary>The share of present values, 0 to 1, that may lie outside before validation fails.</summary>
    public double Tolerance { get; init; }
}
