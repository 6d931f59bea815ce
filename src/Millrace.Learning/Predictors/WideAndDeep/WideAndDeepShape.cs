using System.Collections.Immutable;
using Millrace.Features;

namespace Millrace.Learning;

/// <summary>
/// What a wide and deep network is made of, without its weights: which features enter it how, which are crossed, how many units its layers have.
/// Cheng et al., "Wide &amp; Deep Learning for Recommender Systems", 2016, section 3.
/// </summary>
public sealed record WideAndDeepShape
{
    /// <summary>Creates a shape.</summary>
    /// <param name="slots">The features, in the order of the layout.</param>
    /// <param name="embeddings">For each feature the length of the vector that stands for a category on the deep side; 0 for quantities.</param>
    /// <param name="crosses">The pairs of features that have weights together on the wide side.</param>
    /// <param name="layers">Units of each hidden layer, the first one first; at least one layer.</param>
    /// <exception cref="ArgumentException">They do not fit together.</exception>
    public WideAndDeepShape(
        ImmutableArray<FeatureSlot> slots, ImmutableArray<int> embeddings, ImmutableArray<FeatureCross> crosses, ImmutableArray<int> layers)
    {
        Layout = new FeatureLayout(slots);
        Embeddings = embeddings;
        Crosses = crosses;
        Layers = layers;
        if (slots.IsEmpty || embeddings.Length != slots.Length)
            throw new ArgumentException($"There are {slots.Length} features, but {embeddings.Length} lengths of embeddings.", nameof(embeddings));
        for (int i = 0; i < slots.Length; i++)
        {
            if (slots[i].Kind == FeatureKind.Numeric ? embeddings[i] != 0 : embeddings[i] is < 1 or > MaximumUnits)
                throw new ArgumentException($"The embedding of {slots[i].Name} ({slots[i].Kind}) has the length {embeddings[i]}.", nameof(embeddings));
        }

        DeepWidth = slots.Select((slot, i) => embeddings[i] == 0 ? slot.Width : embeddings[i]).Sum();
        if (layers.IsEmpty || layers.Any(static units => units is < 1 or > MaximumUnits))
            throw new ArgumentException($"The hidden layers have {string.Join(", ", layers)} units; each needs 1 to {MaximumUnits}.", nameof(layers));
        foreach (FeatureCross cross in crosses)
        {
            if (!IsCategorical(cross.First) || !IsCategorical(cross.Second) || cross.First == cross.Second || cross.Buckets < 1)
                throw new ArgumentException($"The features {cross.First} and {cross.Second} cannot be crossed into {cross.Buckets} buckets.", nameof(crosses));
        }
    }

    /// <summary>The greatest number of units of a layer, and of numbers in an embedding.</summary>
    public const int MaximumUnits = 65_536;

    /// <summary>Where each feature stands in a row.</summary>
    public FeatureLayout Layout { get; }

    /// <summary>For each feature the length of its embedding; 0 for quantities.</summary>
    public ImmutableArray<int> Embeddings { get; }

    /// <summary>The crossed pairs of features.</summary>
    public ImmutableArray<FeatureCross> Crosses { get; }

    /// <summary>Units of each hidden layer.</summary>
    public ImmutableArray<int> Layers { get; }

    /// <summary>Numbers that enter the first hidden layer.</summary>
    public int DeepWidth { get; }

    /// <summary>How many values a categorical feature has; the last one stands for none of its categories.</summary>
    /// <param name="slot">The feature's position.</param>
    public int ValuesOf(int slot) => Layout[slot].Cardinality + 1;

    /// <inheritdoc/>
    public bool Equals(WideAndDeepShape? other) => other is not null && Layout.Slots.SequenceEqual(other.Layout.Slots)
        && Embeddings.SequenceEqual(other.Embeddings) && Crosses.SequenceEqual(other.Crosses) && Layers.SequenceEqual(other.Layers);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Layout.Width, Embeddings.Length, Crosses.Length, Layers.Length);

    private bool IsCategorical(int slot) => slot >= 0 && slot < Layout.Slots.Length && Layout[slot].Kind != FeatureKind.Numeric;
}
