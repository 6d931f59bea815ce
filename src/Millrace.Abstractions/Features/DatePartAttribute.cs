namespace Millrace;

/// <summary>
/// A part of a date or time as the id of a category; which ids there are does not depend on the training rows. Computed from <see cref="DateTime"/>,
/// <see cref="DateOnly"/> and, for hours and minutes, <see cref="TimeOnly"/>. Values count as they are stored, in the Gregorian calendar: no time zone is
/// applied, so hours are those of UTC where the column holds UTC. A missing value has the id 0, or with <see cref="Missing.OwnBucket"/> one of its own behind
/// all others.
/// </summary>
/// <param name="part">The part.</param>
public sealed class DatePartAttribute(DatePart part) : FeatureAttribute
{
    /// <summary>The part.</summary>
    public DatePart Part { get; } = part;

    /// <summary>Where a missing value goes.</summary>
    public Missing Missing { get; init; }
}
