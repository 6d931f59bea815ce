using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>A fitted feature as a person reads it. Values of sensitive columns are masked.</summary>
/// <param name="Name">The feature's name.</param>
/// <param name="Columns">Its source columns.</param>
/// <param name="Transforms">The names of its stages in order.</param>
/// <param name="Fitted">What was learned, as text; empty where nothing was.</param>
/// <param name="Slot">Where it stands in the vector.</param>
/// <param name="GroupOffset">Where it stands in its group.</param>
/// <param name="Names">The name of each of its numbers.</param>
public sealed record FeatureDescription(
    string Name,
    ImmutableArray<SourceDescription> Columns,
    ImmutableArray<string> Transforms,
    string Fitted,
    FeatureSlot Slot,
    int GroupOffset,
    ImmutableArray<string> Names)
{
    internal static FeatureDescription Of(FittedSet fitted, int index)
    {
        FittedFeature feature = fitted.Features[index];
        bool masked = fitted.Definition.IsSensitive(index);
        double rows = Math.Max(1, fitted.On.Rows);
        ImmutableArray<long> missing = fitted.MissingOf(index);
        ImmutableArray<UnseenValues> unseen = fitted.UnseenOf(index);
        ImmutableArray<SourceRange?> ranges = fitted.RangesOf(index);
        return new FeatureDescription(
            feature.Info.Name,
            [
                .. feature.Columns.Select((column, i) => new SourceDescription(column.Name, FeatureDefinition.TypeOf(column), missing[i] / rows)
                {
                    Unseen = unseen.IsEmpty ? null : unseen[i].ShareOf(fitted.On.Rows),
                    Minimum = masked ? null : ranges[i]?.Minimum,
                    Maximum = masked ? null : ranges[i]?.Maximum,
                }),
            ],
            [.. feature.Info.Stages.Select(static stage => stage.Name)],
            string.Join("; ", feature.Stages.Select(stage => stage.Describe(masked)).Where(static text => text.Length > 0)),
            feature.Slot,
            fitted.Layout.GroupOffset(index),
            NumberNames.Of(feature, masked));
    }
}
