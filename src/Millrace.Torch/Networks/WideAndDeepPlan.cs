using System.Collections.Immutable;
using System.Globalization;
using Millrace.Features;
using Millrace.Learning;

namespace Millrace.Torch;

/// <summary>Makes the shape of a wide and deep network from what a user asks for and the features that there are.</summary>
internal static class WideAndDeepPlan
{
    private const char Between = '*';

    // A model's weights are one file that is read at once, of two gigabytes at most.
    private const long MaximumCrossed = 400_000_000;

    /// <param name="layout">The features.</param>
    /// <param name="embedding">The greatest length of an embedding.</param>
    /// <param name="layers">Units of the hidden layers.</param>
    /// <param name="crosses">Pairs of features: <c>Hour*Day</c>.</param>
    /// <param name="buckets">Weights of a cross at most.</param>
    /// <exception cref="ParameterException">A layer has no units, or a cross is no pair of categorical features.</exception>
    public static WideAndDeepShape Shape(FeatureLayout layout, int embedding, IReadOnlyList<int> layers, IReadOnlyList<string> crosses, int buckets)
    {
        if (layers.Count == 0 || layers.Any(static units => units is < 1 or > WideAndDeepShape.MaximumUnits))
        {
            throw new ParameterException(
                "layers", $"'layers' is \"{string.Join(",", layers)}\": each hidden layer needs 1 to {WideAndDeepShape.MaximumUnits} units, and there must be one at least.");
        }

        var shape = new WideAndDeepShape(
            layout.Slots,
            [.. layout.Slots.Select(slot => slot.Kind == FeatureKind.Numeric ? 0 : Math.Min(embedding, Math.Max(1, slot.Cardinality)))],
            [.. crosses.Select(text => Cross(layout, text, buckets))],
            [.. layers]);
        long crossed = shape.Crosses.Sum(static cross => (long)cross.Buckets);
        return crossed <= MaximumCrossed ? shape : throw new ParameterException("cross-buckets", string.Create(
            CultureInfo.InvariantCulture,
            $"'crosses' need {crossed:N0} weights together, but a model holds {MaximumCrossed:N0} of them at most. Lower 'cross-buckets' ({buckets:N0}), or cross fewer features."));
    }

    private static FeatureCross Cross(FeatureLayout layout, string text, int buckets)
    {
        string[] names = text.Split(Between, StringSplitOptions.TrimEntries);
        if (names.Length != 2 || names[0] == names[1])
            throw new ParameterException("crosses", $"'crosses' holds \"{text}\", which is no pair of two features: write them as Hour{Between}Day.");
        int first = IndexOf(layout, names[0], text), second = IndexOf(layout, names[1], text);
        long pairs = (layout[first].Cardinality + 1L) * (layout[second].Cardinality + 1L);
        return new FeatureCross(first, second, (int)Math.Min(pairs, buckets));
    }

    private static int IndexOf(FeatureLayout layout, string name, string cross)
    {
        ImmutableArray<FeatureSlot> slots = layout.Slots;
        for (int i = 0; i < slots.Length; i++)
        {
            if (slots[i].Name == name && slots[i].Kind != FeatureKind.Numeric)
                return i;
        }

        string[] categorical = [.. slots.Where(static slot => slot.Kind != FeatureKind.Numeric).Select(static slot => slot.Name)];
        string problem = categorical.Length == 0 ? "there are no categorical features"
            : slots.Any(slot => slot.Name == name) ? $"{name} is a quantity; categorical are {string.Join(", ", categorical)}"
            : $"there is no feature {name}; categorical are {string.Join(", ", categorical)}";
        throw new ParameterException("crosses", $"'crosses' holds \"{cross}\", but {problem}.");
    }
}
