namespace Millrace;

/// <summary>
/// The cell of a grid in which a place lies, as an id: the rank of the cell among the most frequent ones of the training rows, as
/// <see cref="VocabularyAttribute"/> has it. The grid is that of geohashes, whose texts name the cells: latitudes −90 to 90 and longitudes −180 to 180 are
/// cut into 2ᵃ and 2ᵇ equal parts, where a = ⌊5 · precision / 2⌋ and b = ⌈5 · precision / 2⌉; a border belongs to the cell north or east of it, the north
/// pole to the northernmost. Near the equator a cell of precision 4 has 39 × 20 km, of 5 4.9 × 4.9 km, of 6 1.2 × 0.6 km. The columns are named by
/// <see cref="FeatureAttribute.FromAll"/>: latitude and longitude in degrees. Longitudes of 180 to 360 count as those less 360. A missing or NaN value, and
/// one outside −90 to 90 or −180 to 360, makes the place missing: it goes to the first bucket of those that are not kept.
/// </summary>
/// <param name="precision">How many characters the cell's geohash has, 1 to 12.</param>
public sealed class GeoCellAttribute(int precision) : FeatureAttribute
{
    /// <summary>How many characters the cell's geohash has, 1 to 12.</summary>
    public int Precision { get; } = precision;

    /// <summary>How many cells are kept, 1 to 10,000,000.</summary>
    public int Top { get; init; } = 10_000;

    /// <summary>Buckets for cells that are not kept, 1 to 1,000,000, by XXH3 of the geohash.</summary>
    public int OutOfVocabulary { get; init; } = 1;

    /// <summary>How many training rows lie in a cell at least for it to be kept, 1 to 1,000,000,000.</summary>
    public int MinimumCount { get; init; } = 1;
}
