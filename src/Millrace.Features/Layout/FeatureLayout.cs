using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>Where the features of a fitted set stand in a row of the feature matrix.</summary>
public sealed class FeatureLayout
{
    /// <summary>Creates a layout.</summary>
    /// <param name="slots">One slot a feature, adjoining, in the order of the definition.</param>
    /// <exception cref="ArgumentException">The slots leave a gap or overlap.</exception>
    public FeatureLayout(ImmutableArray<FeatureSlot> slots)
    {
        foreach (FeatureSlot slot in slots)
        {
            if (slot.Offset != Width || slot.Width < 1)
                throw new ArgumentException($"Slot \"{slot.Name}\" begins at {slot.Offset} with width {slot.Width}, after {Width} numbers.", nameof(slots));
            Width += slot.Width;
        }

        Slots = slots;
    }

    /// <summary>Numbers a row.</summary>
    public int Width { get; }

    /// <summary>One slot a feature, in the order of the definition.</summary>
    public ImmutableArray<FeatureSlot> Slots { get; }

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
}
