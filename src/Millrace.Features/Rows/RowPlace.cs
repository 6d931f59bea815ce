namespace Millrace.Features;

/// <summary>Where a feature is written.</summary>
/// <param name="Vector">The position of its first number in the vector.</param>
/// <param name="Group">The position of its first number or id in its group; of sparse ids which of the sparse features it is.</param>
/// <param name="Width">How many numbers it has.</param>
/// <param name="Missing">What a missing number becomes.</param>
internal readonly record struct RowPlace(int Vector, int Group, int Width, float Missing);
