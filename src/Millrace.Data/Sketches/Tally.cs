namespace Millrace.Data;

/// <summary>How many values there are of a kind, and their weight, which is their number where nobody gave weights.</summary>
/// <param name="Count">How many.</param>
/// <param name="Weight">Their weight.</param>
internal readonly record struct Tally(long Count, double Weight)
{
    public static Tally operator +(Tally left, Tally right) => new(left.Count + right.Count, left.Weight + right.Weight);

    /// <summary>So many of each of the values.</summary>
    public static Tally operator *(Tally left, int right) => new(left.Count * right, left.Weight * right);

    /// <summary>Values that weigh 1 each.</summary>
    public static Tally Of(long count) => new(count, count);
}
