using System.Collections.Immutable;
using Millrace.Data;

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
    /// <summary>The columns with the keys that it is learned for one by one; none where all rows have the same.</summary>
    public ImmutableArray<SourceDescription> Keys { get; init; } = [];

    /// <summary>The share of rows whose columns together make a value that is out of the vocabulary, 0 to 1; null where they make none.</summary>
    public double? Unseen { get; init; }

    internal static FeatureDescription Of(FittedSet fitted, int index)
    {
        FittedFeature feature = fitted.Features[index];
        bool masked = fitted.Definition.IsSensitive(index);
        UnseenCounts unseen = fitted.UnseenOf(index);
        ImmutableArray<SourceCounts> counts = fitted.CountsOf(index);
        return new FeatureDescription(
            feature.Info.Name,
            [
                .. feature.Columns.Select((column, i) => Describe(column, counts[i], unseen.Columns.IsEmpty ? null : unseen.Columns[i], masked)),
            ],
            [.. feature.Info.Stages.Select(static stage => stage.Name)],
            string.Join("; ", feature.Stages.Select(stage => stage.Describe(masked)).Where(static text => text.Length > 0)),
            feature.Slot,
            fitted.Layout.GroupOffset(index),
            NumberNames.Of(feature, masked))
        {
            Keys =
            [
                .. fitted.Definition.MoreOf(index).Zip(fitted.KeyCountsOf(index), (key, found) =>
                    Describe(key, found, unseen.Keys.GetValueOrDefault(key.Name) / (double)feature.NumbersOf(key.Name), masked)),
            ],
            Unseen = unseen.Together is { } together ? Share(together, fitted.On.Rows) : null,
        };
    }

    private static SourceDescription Describe(ColumnInfo column, SourceCounts counts, double? unseen, bool masked)
    {
        SourceCounts values = counts.Elements ?? counts;
        return new SourceDescription(column.Name, FeatureDefinition.TypeOf(column), Share(counts.Missing, counts.Values))
        {
            Infinite = Share(values.Infinite, values.Values),
            MissingElements = counts.Elements is null ? null : Share(values.Missing, values.Values),
            Unseen = unseen is { } others ? Share(others, values.Values) : null,
            Minimum = masked ? null : values.Range?.Minimum,
            Maximum = masked ? null : values.Range?.Maximum,
        };
    }

    private static double Share(double part, long whole) => part / Math.Max(1, whole);
}
