using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>
/// Where the features of a fitted set stand: in a row of the feature matrix, the vector, where all are floats in the order of definition; and in their groups
/// (<see cref="FeatureBlock"/>), where floats, ids and sparse ids are kept apart.
/// </summary>
public sealed class FeatureLayout
{
    /// <summary>Of so many ids each is a float of its own.</summary>
    internal const int ExactIds = 1 << 24;

    private readonly ImmutableArray<int> _places;

    /// <summary>Creates a layout.</summary>
    /// <param name="slots">One slot a feature, adjoining, in the order of the definition.</param>
    /// <exception cref="ArgumentException">The slots leave a gap or overlap.</exception>
    public FeatureLayout(ImmutableArray<FeatureSlot> slots)
    {
        var places = ImmutableArray.CreateBuilder<int>(slots.Length);
        foreach (FeatureSlot slot in slots)
        {
            bool isSparse = slot.Group == FeatureGroup.Sparse;
            if (slot.Offset != Width || (isSparse ? slot.Width != 0 : slot.Width < 1))
                throw new ArgumentException($"Slot \"{slot.Name}\" begins at {slot.Offset} with width {slot.Width}, after {Width} numbers.", nameof(slots));
            Width += slot.Width;
            places.Add(WidthOf(slot.Group));
            DenseWidth += slot.Group == FeatureGroup.Dense ? slot.Width : 0;
            IdWidth += slot.Group == FeatureGroup.Ids ? slot.Width : 0;
            SparseCount += isSparse ? 1 : 0;
        }

        (Slots, _places) = (slots, places.MoveToImmutable());
    }

    /// <summary>Numbers a row.</summary>
    public int Width { get; }

    /// <summary>Floats a row, of quantities and indicators.</summary>
    public int DenseWidth { get; }

    /// <summary>Ids a row, of categories.</summary>
    public int IdWidth { get; }

    /// <summary>How many features have any number of ids a row.</summary>
    public int SparseCount { get; }

    /// <summary>One slot a feature, in the order of the definition.</summary>
    public ImmutableArray<FeatureSlot> Slots { get; }

    /// <summary>The position of a feature's first number in a row of its group; of sparse ids which of the sparse features it is.</summary>
    /// <param name="feature">The feature's position in the definition.</param>
    public int GroupOffset(int feature) => _places[feature];

    /// <summary>The ids of a feature that has several.</summary>
    /// <param name="vector">A row of the feature matrix.</param>
    /// <param name="feature">The feature's position in the definition.</param>
    public int[] Ids(ReadOnlySpan<float> vector, int feature)
    {
        FeatureSlot slot = Slots[feature];
        var ids = new int[slot.Width];
        for (int i = 0; i < ids.Length; i++)
            ids[i] = (int)vector[slot.Offset + i];
        return ids;
    }

    /// <summary>The slot of a feature.</summary>
    /// <param name="feature">The feature's position in the definition.</param>
    public FeatureSlot this[int feature] => Slots[feature];

    private int WidthOf(FeatureGroup group) => group switch
    {
        FeatureGroup.Dense => DenseWidth,
        FeatureGroup.Ids => IdWidth,
        _ => SparseCount,
    };
}
