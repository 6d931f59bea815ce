using System.Collections.Immutable;
using System.Text.Json;
using Millrace.Features;
using Millrace.Json;
using Millrace.Output;
using Millrace.Runtime;

namespace Millrace.Tests.Output;

/// <summary>What is told of fitted features.</summary>
public sealed class FeaturesReportTests
{
    private static readonly ArtifactRecord s_record =
        new() { Digest = "ab12", Kind = "features", Type = "Fitted", DisplayType = "Fitted<TipFeatures>", Bytes = 1, Files = 1 };

    [Fact]
    public void Label_weight_and_row_key_are_named_where_there_are_any()
    {
        Assert.EndsWith("fingerprint cd34; label BigTip; weight Importance; row key id, shop\n", Text(new Fitted("BigTip", "Importance", ["id", "shop"])), StringComparison.Ordinal);
        Assert.EndsWith("fingerprint cd34; label BigTip\n", Text(new Fitted("BigTip", null, [])), StringComparison.Ordinal);
        Assert.EndsWith("fingerprint cd34\n", Text(new Fitted(null, null, [])), StringComparison.Ordinal);
    }

    [Fact]
    public void Sparse_ids_are_told_with_their_place()
    {
        var layout = new FeatureLayout([new FeatureSlot("Miles", 0, 1, FeatureKind.Numeric, 0), new FeatureSlot("Tags", 1, 0, FeatureKind.Sparse, 9)]);
        string text = Text(new Fitted(null, null, []) { Layout = layout });
        Assert.EndsWith("3 rows: 1 floats and 0 ids a row, and any number of ids of 1 lists, fingerprint cd34\n", text, StringComparison.Ordinal);
        Assert.Contains("sparse 0", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_reads_them_too()
    {
        JsonElement json = Json(new Fitted("BigTip", "Importance", ["id", "shop"]));
        Assert.Equal(("BigTip", "Importance"), (json.GetProperty("label").GetString(), json.GetProperty("weight").GetString()));
        Assert.Equal(["id", "shop"], json.GetProperty("key").EnumerateArray().Select(static each => each.GetString()));
        json = Json(new Fitted(null, null, []));
        Assert.All((string[])["label", "weight", "key"], name => Assert.False(json.TryGetProperty(name, out _)));
    }

    [Fact]
    public void Shares_of_lists_cells_and_keys_are_told()
    {
        var features = new Fitted(null, null, [])
        {
            Columns = [new SourceDescription("tags", "List(Text)", 0.25) { MissingElements = 0.5, Infinite = 0.125, Unseen = 0.2 }],
            Keys = [new SourceDescription("shop", "Text", 0.1) { Unseen = 0.75 }],
            Unseen = 0.375,
        };
        string line = Text(features).Split('\n').Single(static each => each.Contains("tags", StringComparison.Ordinal));
        Assert.Contains("25 % and of elements 50 %, shop: 10 %", line, StringComparison.Ordinal);
        Assert.Contains("12.5 %", line, StringComparison.Ordinal);
        Assert.Contains("20 %, 37.5 %, shop: 75 %", line, StringComparison.Ordinal);

        JsonElement feature = Json(features).GetProperty("features")[0];
        JsonElement column = feature.GetProperty("columns")[0], key = feature.GetProperty("keys")[0];
        Assert.Equal(
            (0.5, 0.125, 0.2),
            (column.GetProperty("missingElements").GetDouble(), column.GetProperty("infinite").GetDouble(), column.GetProperty("outOfVocabulary").GetDouble()));
        Assert.Equal(("shop", 0.75, 0.375), (key.GetProperty("name").GetString(), key.GetProperty("outOfVocabulary").GetDouble(), feature.GetProperty("outOfVocabulary").GetDouble()));
        Assert.All((string[])["keys", "outOfVocabulary"], name => Assert.False(Json(new Fitted(null, null, [])).GetProperty("features")[0].TryGetProperty(name, out _)));
    }

    [Fact]
    public void Infinite_numbers_are_told_with_their_column_and_few_rows_are_not_none()
    {
        var features = new Fitted(null, null, [])
        {
            Columns = [new SourceDescription("miles", "Single", 3e-6), new SourceDescription("hours", "Single", 0) { Infinite = 0.01 }],
            Keys = [new SourceDescription("code", "Int32", 0) { Infinite = 0.02 }],
        };
        string line = Text(features).Split('\n').Single(static each => each.Contains("miles", StringComparison.Ordinal));
        Assert.Contains("< 0.01 %, 0 %, code: 0 %", line, StringComparison.Ordinal);
        Assert.Contains("hours: 1 %, code: 2 %", line, StringComparison.Ordinal);
    }

    private static string Text(Fitted features)
    {
        using StringWriter text = new() { NewLine = "\n" };
        FeaturesReport.Write(new PlainTerminal(text), FeaturesReport.Describe(s_record, features));
        return text.ToString();
    }

    private static JsonElement Json(Fitted features) =>
        JsonSerializer.SerializeToElement(FeaturesReport.Describe(s_record, features), MillraceJson.Readable.FeaturesDocument);

    private sealed record Fitted(string? LabelName, string? WeightName, ImmutableArray<string> KeyColumns) : IFittedFeatures
    {
        public ImmutableArray<SourceDescription> Columns { get; init; } = [new SourceDescription("miles", "Single", 0)];

        public ImmutableArray<SourceDescription> Keys { get; init; } = [];

        public double? Unseen { get; init; }

        public string SetName => "TipFeatures";

        public string Fingerprint => "cd34";

        public long RowCount => 3;

        public FeatureLayout Layout { get; init; } = new([new FeatureSlot("Miles", 0, 1, FeatureKind.Numeric, 0)]);

        public ImmutableArray<FeatureDescription> Describe() =>
        [
            .. Layout.Slots.Select((slot, i) => new FeatureDescription(slot.Name, Columns, ["z-score"], "mean 1", slot, Layout.GroupOffset(i), [slot.Name])
            {
                Keys = Keys,
                Unseen = Unseen,
            }),
        ];
    }
}
