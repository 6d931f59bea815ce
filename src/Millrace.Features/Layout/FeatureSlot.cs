namespace Millrace.Features;

/// <summary>Where one feature stands in the vector.</summary>
/// <param name="Name">The feature's name.</param>
/// <param name="Offset">Position of its first number.</param>
/// <param name="Width">How many numbers; 1 but for indicators.</param>
/// <param name="Kind">What the numbers mean.</param>
/// <param name="Cardinality">
/// Number of categories for <see cref="FeatureKind.Category"/> (ids are 0 to this − 1) and <see cref="FeatureKind.Indicator"/> (then equal to
/// <paramref name="Width"/>); 0 for quantities.
/// </param>
public sealed record FeatureSlot(string Name, int Offset, int Width, FeatureKind Kind, int Cardinality);
