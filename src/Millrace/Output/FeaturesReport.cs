using System.Collections.Immutable;
using System.Globalization;
using Millrace.Features;
using Millrace.Json;
using Millrace.Runtime;

namespace Millrace.Output;

/// <summary>What people and machines are told of fitted features.</summary>
internal static class FeaturesReport
{
    /// <summary>The features, for a machine.</summary>
    public static FeaturesDocument Describe(ArtifactRecord record, IFittedFeatures features) => new()
    {
        Digest = record.Digest,
        Type = record.DisplayType,
        Set = features.SetName,
        Fingerprint = features.Fingerprint,
        Rows = features.RowCount,
        Width = features.Layout.Width,
        DenseWidth = features.Layout.DenseWidth,
        IdWidth = features.Layout.IdWidth,
        SparseCount = features.Layout.SparseCount,
        Label = features.LabelName,
        Weight = features.WeightName,
        Key = features.KeyColumns.IsEmpty ? null : features.KeyColumns,
        Features = [.. features.Describe().Select(Describe)],
    };

    /// <summary>The features, for a person.</summary>
    public static void Write(ITerminal terminal, FeaturesDocument features)
    {
        string[] headings = ["feature", "columns", "transforms", "position", "fitted", "missing", "infinite", "out of vocabulary"];
        terminal.Table(new TextTable(
            [.. headings.Select(static heading => new TableColumn(heading))],
            [.. features.Features.Select(static feature => Row(feature))]));
        terminal.Line(
            $"{features.Set}, fitted on {Texts.Count(features.Rows)} rows: {Texts.Count(features.DenseWidth)} floats and {Texts.Count(features.IdWidth)} ids a row, "
                + (features.SparseCount == 0 ? "" : $"and any number of ids of {Texts.Count(features.SparseCount)} lists, ")
                + $"fingerprint {features.Fingerprint}{Beside(features)}",
            Tone.Muted);
    }

    private static string Beside(FeaturesDocument features) =>
        (features.Label is { } label ? $"; label {label}" : "") + (features.Weight is { } weight ? $"; weight {weight}" : "")
            + (features.Key is { } key ? $"; row key {string.Join(", ", key)}" : "");

    private static ImmutableArray<Cell> Row(FeatureDocument feature) =>
    [
        new Cell(feature.Name),
        new Cell(string.Join(", ", feature.Columns.Select(static column => column.Name))),
        new Cell(string.Join(", ", feature.Transforms)),
        new Cell(Position(feature)),
        new Cell(feature.Fitted),
        new Cell(string.Join(", ", feature.Columns.Select(Missing).Concat(Keys(feature, static key => key.Missing)))),
        new Cell(string.Join(", ", feature.Columns.Concat(feature.Keys ?? []).Where(static column => column.Infinite > 0).Select(column =>
            (feature.Columns.Length > 1 || feature.Keys is not null ? $"{column.Name}: " : "") + Share(column.Infinite!.Value)))),
        new Cell(string.Join(", ", Unseen(feature))),
    ];

    private static string Missing(FeatureColumnDocument column) =>
        Share(column.Missing) + (column.MissingElements is { } elements ? $" and of elements {Share(elements)}" : "");

    private static IEnumerable<string> Unseen(FeatureDocument feature) =>
    [
        .. feature.Columns.Select(static column => column.OutOfVocabulary).Append(feature.OutOfVocabulary).OfType<double>().Select(Share),
        .. Keys(feature, static key => key.OutOfVocabulary ?? 0),
    ];

    private static IEnumerable<string> Keys(FeatureDocument feature, Func<FeatureColumnDocument, double> share) =>
        (feature.Keys ?? []).Select(key => $"{key.Name}: {Share(share(key))}");

    private static string Position(FeatureDocument feature) => string.Create(
        CultureInfo.InvariantCulture,
        $"{feature.Group.ToLowerInvariant()} {feature.GroupOffset}{(feature.Width > 1 ? $" to {feature.GroupOffset + feature.Width - 1}" : "")}");

    // A few rows of many must not look like none.
    private static string Share(double share) =>
        share is > 0 and < 0.00005 ? "< 0.01 %" : string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.##} %");

    private static FeatureDocument Describe(FeatureDescription feature) => new()
    {
        Name = feature.Name,
        Columns = [.. feature.Columns.Select(Describe)],
        Keys = feature.Keys.IsEmpty ? null : [.. feature.Keys.Select(Describe)],
        OutOfVocabulary = feature.Unseen,
        Transforms = feature.Transforms,
        Fitted = feature.Fitted,
        Kind = feature.Slot.Kind.ToString(),
        Offset = feature.Slot.Offset,
        Width = feature.Slot.Width,
        Cardinality = feature.Slot.Cardinality,
        Group = feature.Slot.Group.ToString(),
        GroupOffset = feature.GroupOffset,
        Names = feature.Names,
    };

    private static FeatureColumnDocument Describe(SourceDescription column) => new()
    {
        Name = column.Name,
        Type = column.Type,
        Missing = column.Missing,
        Infinite = column.Infinite > 0 ? column.Infinite : null,
        MissingElements = column.MissingElements,
        OutOfVocabulary = column.Unseen,
        Minimum = column.Minimum,
        Maximum = column.Maximum,
    };
}
