using System.Text.Json;
using CsCheck;
using Millrace.Data;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Every;

/// <summary>
/// What every transform learns of shards that are cut anywhere, against what it learns of all rows at once: in the values that are written down, not in what
/// they compute.
/// </summary>
public sealed class LearnedValueTests
{
    private const double Rounding = 1e-12;

    private static readonly FeatureDefinition s_definition = FeatureDefinition.Of<EveryFeatures>();

    // Half of the time without the greatest number, beside which the rounding of the others would not show.
    private static readonly Gen<EveryRow[]> Rows = Gen.Select(EveryRows.Any.Array[1, 700], Gen.Bool)
        .Select(static (rows, isTame) => isTame ? [.. rows.Select(Tame)] : rows);

    [Fact]
    public void Shards_cut_anywhere_learn_the_same() => Gen.Select(Rows, Gen.Int[0, 700].Array[1, 5]).Sample(
        static (rows, cuts) =>
        {
            EveryRow.Batch all = EveryRows.Batch(rows);
            FittedSet whole = Fit.Of(s_definition, all), merged = Fit.Merged(s_definition, Fit.Cut(all, cuts));
            Assert.Equal<SourceCounts>(whole.On.Sources, merged.On.Sources);
            Assert.Equal((whole.On.Rows, whole.On.Scans), (merged.On.Rows, merged.On.Scans));
            for (int i = 0; i < whole.Features.Length; i++)
            {
                Assert.Equal(whole.On.Unseen[i].Columns.AsSpan(), merged.On.Unseen[i].Columns.AsSpan());
                Assert.Equal(whole.On.Unseen[i].Together, merged.On.Unseen[i].Together);
                Assert.Equal(whole.On.Unseen[i].Keys, merged.On.Unseen[i].Keys);
                double greatest = Greatest(whole, i, rows);
                foreach ((FittedStage expected, FittedStage found) in whole.Features[i].Stages.Zip(merged.Features[i].Stages))
                    Compare(s_definition.Set.Features[i].Name, Learned(expected), Learned(found), greatest);
            }
        },
        iter: 60);

    [Theory]
    [InlineData(9_000)]
    [InlineData(1, 15_000, 15_001)]
    [InlineData(4_000, 8_000, 12_000, 16_000, 20_000, 24_000)]
    public void Quantiles_of_many_rows_lie_within_the_stated_ranks(params int[] cuts)
    {
        EveryRow[] rows = EveryRows.Many(28_000, seed: 11);
        FittedSet merged = Fit.Merged(s_definition, Fit.Cut(EveryRows.Batch(rows), cuts));
        double[] amounts = Sorted(rows.Select(static row => row.Amount)), hours = Sorted(rows.Select(static row => (row.Until - row.At)?.TotalHours));
        CheckQuartiles(nameof(EveryFeatures.Robust), amounts);
        CheckQuartiles(nameof(EveryFeatures.Hours), hours, stage: 1);
        CheckBounds(Of(nameof(EveryFeatures.Bands)).GetProperty("boundaries"), amounts, first: 1, buckets: 5);
        CheckBounds(Of(nameof(EveryFeatures.Between)).GetProperty("boundaries"), amounts, first: 0, buckets: 6);
        CheckRank(Of(nameof(EveryFeatures.Median)).GetProperty("value").GetDouble(), amounts, 0.5);
        double median = Of(nameof(EveryFeatures.Median)).GetProperty("value").GetDouble();
        double[] filled = Sorted(rows.Select(row => row.Amount is { } amount && !double.IsNaN(amount) ? amount : (double?)median));
        CheckBounds(Of(nameof(EveryFeatures.Median), 1).GetProperty("boundaries"), filled, first: 1, buckets: 7);

        JsonElement Of(string feature, int stage = 0) => Learned(merged.Features[Place(feature)].Stages[stage]);

        void CheckQuartiles(string feature, double[] sorted, int stage = 0)
        {
            JsonElement learned = Of(feature, stage);
            CheckRank(learned.GetProperty("firstQuartile").GetDouble(), sorted, 0.25);
            CheckRank(learned.GetProperty("median").GetDouble(), sorted, 0.5);
            CheckRank(learned.GetProperty("thirdQuartile").GetDouble(), sorted, 0.75);
        }
    }

    private static EveryRow Tame(EveryRow row) => row with
    {
        Amount = Tame(row.Amount),
        Other = Tame(row.Other),
        Scores = row.Scores is null ? null : [.. row.Scores.Select(Tame)],
    };

    private static double? Tame(double? value) => value > 1e50 ? 5.5 : value;

    private static int Place(string feature) => Enumerable.Range(0, s_definition.Set.Features.Length).Single(i => s_definition.Set.Features[i].Name == feature);

    private static JsonElement Learned(FittedStage stage)
    {
        using JsonDocument document = JsonDocument.Parse(JsonText.Of(stage.Write));
        return document.RootElement.Clone();
    }

    /// <summary>The greatest of the numbers that a feature is computed from, to which the stated rounding is relative.</summary>
    private static double Greatest(FittedSet fitted, int feature, EveryRow[] rows) => s_definition.SourcesOf(feature).Max(source =>
        s_definition.Columns[source].Name == "scores"
            ? rows.SelectMany(static row => row.Scores ?? []).Select(static score => Math.Abs(score ?? 0)).Where(double.IsFinite).DefaultIfEmpty(0).Max()
            : fitted.On.Sources[source].Range is { } range ? Math.Max(Math.Abs(range.Minimum), Math.Abs(range.Maximum)) : 0);

    private static void Compare(string feature, JsonElement expected, JsonElement found, double greatest)
    {
        Assert.Equal(expected.ValueKind, found.ValueKind);
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(expected.EnumerateObject().Select(static each => each.Name), found.EnumerateObject().Select(static each => each.Name));
                foreach (JsonProperty each in expected.EnumerateObject())
                    Compare(feature, each.Value, found.GetProperty(each.Name), greatest);
                break;
            case JsonValueKind.Array:
                Assert.Equal(expected.GetArrayLength(), found.GetArrayLength());
                foreach ((JsonElement left, JsonElement right) in expected.EnumerateArray().Zip(found.EnumerateArray()))
                    Compare(feature, left, right, greatest);
                break;
            case JsonValueKind.Number:
                double wanted = expected.GetDouble(), learned = found.GetDouble();
                Assert.True(
                    Math.Abs(wanted - learned) <= Rounding * Math.Max(Math.Abs(wanted), greatest),
                    $"{feature} learns {wanted:R} of all rows and {learned:R} of shards.");
                break;
            default:
                Assert.Equal(expected.GetRawText(), found.GetRawText());
                break;
        }
    }

    private static double[] Sorted(IEnumerable<double?> values) => [.. values.OfType<double>().Where(double.IsFinite).Order()];

    private static void CheckBounds(JsonElement bounds, double[] sorted, int first, int buckets)
    {
        double[] all = [.. bounds.EnumerateArray().Select(static bound => bound.GetDouble())];
        Assert.Equal(buckets + 1 - (2 * first), all.Length);
        for (int i = 0; i < all.Length; i++)
            CheckRank(all[i], sorted, (double)(i + first) / buckets);
    }

    private static void CheckRank(double value, double[] sorted, double share)
    {
        double below = sorted.Count(each => each < value), upTo = sorted.Count(each => each <= value);
        Assert.True(upTo > below, $"{value:R} is no value of a row.");
        Assert.InRange(share, (below / sorted.Length) - QuantileSketch.RankError, (upTo / sorted.Length) + QuantileSketch.RankError);
    }
}
