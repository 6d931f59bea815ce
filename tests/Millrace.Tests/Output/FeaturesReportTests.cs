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
        public string SetName => "TipFeatures";

        public string Fingerprint => "cd34";

        public long RowCount => 3;

        public FeatureLayout Layout { get; init; } = new([new FeatureSlot("Miles", 0, 1, FeatureKind.Numeric, 0)]);

        public ImmutableArray<FeatureDescription> Describe() =>
        [
            .. Layout.Slots.Select((slot, i) => new FeatureDescription(
                slot.Name, [new SourceDescription("miles", "Single", 0)], ["z-score"], "mean 1", slot, Layout.GroupOffset(i), [slot.Name])),
        ];
    }
}
