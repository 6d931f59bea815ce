namespace Millrace;

/// <summary>
/// So many elements of a list side by side, the first stage over a column of lists. Further elements are left out; places for which the list has none, also
/// where the list itself is missing, are missing values. Stages behind it see the elements as columns. Numbers need no stage behind; each place is fitted for
/// itself. Categories need one, such as <see cref="VocabularyAttribute"/>: all places share what it learns, of all elements of the lists, also of those that
/// are left out.
/// </summary>
/// <param name="length">How many places, 1 to 10,000.</param>
public sealed class FixedLengthAttribute(int length) : FeatureAttribute
{
    /// <summary>How many places, 1 to 10,000.</summary>
    public int Length { get; } = length;

    /// <summary>Whether the last elements are kept rather than the first: the list's last one stands in the last place, and missing ones come first.</summary>
    public bool FromEnd { get; init; }
}
