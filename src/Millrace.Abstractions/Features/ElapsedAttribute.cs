namespace Millrace;

/// <summary>
/// The time from one column to another one as a number: the second's value less the first's, as they are stored; negative where the second lies before. The
/// columns are named by <see cref="FeatureAttribute.FromAll"/>: <c>[Elapsed(TimeUnit.Minutes, FromAll = [nameof(Trip.Start), nameof(Trip.End)])]</c>. Both
/// have a date (<see cref="DateTime"/>, <see cref="DateOnly"/>, which counts as midnight) or both have none (<see cref="TimeOnly"/>; nothing wraps around
/// midnight). The difference is exact to the tick, 100 ns, and rounded once. Where one is missing, the number is: a stage behind may replace it, else it
/// becomes 0.
/// </summary>
/// <param name="unit">The unit.</param>
public sealed class ElapsedAttribute(TimeUnit unit) : FeatureAttribute
{
    /// <summary>The unit.</summary>
    public TimeUnit Unit { get; } = unit;
}
