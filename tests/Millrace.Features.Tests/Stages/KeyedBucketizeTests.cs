using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using Millrace.Data;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Stages;

/// <summary>Quantile buckets of each key.</summary>
public sealed class KeyedBucketizeTests
{
    private static readonly Gen<string?> Key = Gen.Int[0, 6].Select(static i => i == 0 ? null : new string('k', i - 1));

    private static readonly Gen<double?> Number = Gen.OneOf(Numbers.Any, Gen.Int[-3, 3].Select(static i => (double?)i));

    private static readonly Gen<(double? Value, string? Key)[]> Rows = Gen.Select(Number, Key).Array[1, 400];

    [Theory]
    [InlineData("key")]
    [InlineData("code")]
    public void Each_key_is_cut_at_the_quantiles_of_its_sorted_values(string per) =>
        Gen.Select(Rows, Rows, Gen.Int[2, 12], Pick.Of(Missing.Default, Missing.OwnBucket), Gen.Int[0, 400].Array[0, 3]).Sample(
            (train, serve, buckets, missing, cuts) =>
            {
                FeatureDefinition definition = Define(new BucketizeSpec(buckets, missing, per));
                Everywhere.FitApply(definition, KeyedRow.Of(train), cuts);
                FittedSet fitted = Fit.Of(definition, KeyedRow.Of(train));
                string?[] keys = [.. train.Select(static row => row.Key).Distinct().Where(key => Finite(train, key).Length > 0), null];
                int all = keys.Max(key => Cuts(train, key, buckets).Length) + 1;
                Assert.Equal(new FeatureSlot("It", 0, 1, FeatureKind.Category, all + (missing == Missing.OwnBucket ? 1 : 0)), fitted.Layout[0]);
                Assert.Equal(
                    serve.Select(row => row.Value is { } value && !double.IsNaN(value)
                        ? Cuts(train, row.Key, buckets).Count(cut => cut <= value)
                        : missing == Missing.OwnBucket ? (float)all : 0),
                    Everywhere.Apply(fitted, KeyedRow.Of(serve)));
            },
            iter: 60);

    [Fact]
    public void Keys_that_are_missing_or_unseen_take_what_all_rows_have()
    {
        FittedSet fitted = Fit.Of(
            Define(new BucketizeSpec(2, Missing.OwnBucket, "key")),
            KeyedRow.Of((1, "a"), (3, "a"), (10, "b"), (10, "b"), (null, "c"), (double.NaN, "c"), (6, null)));
        Assert.Equal(
            """{"boundaries":[6],"keys":[{"key":"a","boundaries":[3]},{"key":"b","boundaries":[]}]}""", JsonText.Of(fitted.Features[0].Stages[0].Write));
        Assert.Equal(
            [0, 1, 0, 0, 1, 0, 1, 2, 2],
            fitted.Apply(KeyedRow.Of((2, "a"), (3, "a"), (99, "b"), (5, "c"), (6, "c"), (5, "unseen"), (6, null), (null, "a"), (null, null))));
        Assert.Equal("2 buckets, cut at 6, and of 2 keys", fitted.Features[0].Stages[0].Describe(masked: false));
        Assert.Equal("2 buckets, cut at •••, and of 2 keys", fitted.Features[0].Stages[0].Describe(masked: true));
        Assert.Equal(["bucket 0", "bucket 1", "(missing)"], fitted.Features[0].Stages[0].Meanings(0).AsEnumerable());
    }

    [Fact]
    public void Imputed_numbers_count_for_the_keys_of_their_rows()
    {
        KeyedRow.Batch rows = KeyedRow.Of((0, "a"), (null, "a"), (8, "b"), (null, "b"), (null, "b"));
        FittedSet fitted = Fit.Of(Define(new ImputeSpec(Impute.Mean), new BucketizeSpec(2, Missing.Default, "key"), new OneHotSpec(9, Missing.Default)), rows);
        Assert.Equal(2, fitted.On.Scans);
        Assert.Equal(
            """{"boundaries":[4],"keys":[{"key":"a","boundaries":[4]},{"key":"b","boundaries":[]}]}""", JsonText.Of(fitted.Features[0].Stages[1].Write));
        Assert.Equal([0, 1, 1, 0, 1, 0], fitted.Apply(KeyedRow.Of((null, "a"), (null, "b"), (0, "a"))));
    }

    [Fact]
    public void Many_rows_of_a_key_are_cut_within_the_error_of_the_sketch()
    {
        const int Count = 60_000, Buckets = 10;
        (double? Value, string? Key)[] rows =
        [
            .. Enumerable.Range(0, Count).SelectMany(
                static i => new (double?, string?)[] { (i * 7919L % Count, "wide"), (i % 3 == 0 ? i * 0.001 : null, "narrow") }),
        ];
        FeatureDefinition definition = Define(new BucketizeSpec(Buckets, Missing.Default, "key"));
        KeyedRow.Batch batch = KeyedRow.Of(rows);
        FittedSet whole = Fit.Of(definition, batch);

        // Batches that are cut elsewhere change no bit, and parts and spans no more than the error allows.
        Assert.Equal(FittedFile.Write(whole), FittedFile.Write(Fit.Of(definition, Fit.Cut(batch, 777, 50_001, 70_000))));
        List<Batch> parts = Fit.Cut(batch, 30_000, 100_000);
        foreach (FittedSet fitted in new[] { whole, Fit.Merged(definition, parts), Fit.BySpans(definition, parts) })
        {
            JsonElement keys = JsonDocument.Parse(JsonText.Of(fitted.Features[0].Stages[0].Write)).RootElement.GetProperty("keys");
            Assert.Equal(["narrow", "wide"], keys.EnumerateArray().Select(static key => key.GetProperty("key").GetString()));
            foreach (JsonElement key in keys.EnumerateArray())
            {
                double[] sorted = Finite(rows, key.GetProperty("key").GetString());
                double[] cuts = [.. key.GetProperty("boundaries").EnumerateArray().Select(static cut => cut.GetDouble())];
                Assert.Equal(Buckets - 1, cuts.Length);
                for (int i = 0; i < cuts.Length; i++)
                {
                    double share = Array.BinarySearch(sorted, cuts[i]) / (double)sorted.Length;
                    Assert.InRange(share, ((i + 1.0) / Buckets) - QuantileSketch.RankError, ((i + 1.0) / Buckets) + QuantileSketch.RankError);
                }
            }
        }
    }

    [Fact]
    public void A_key_is_text_an_enumeration_bool_or_a_whole_number()
    {
        var error = Assert.Throws<FeatureDefinitionException>(static () => Define(new BucketizeSpec(3, Missing.Default, "value")));
        Assert.Equal(
            "Feature \"It\" (bucketize) with column \"value\" (Double): it needs a column of texts, of an enumeration, of booleans or of whole numbers.",
            error.Message);
    }

    private static FeatureDefinition Define(params ImmutableArray<FeatureSpec> stages) => Fit.Define(stages, KeyedRow.Schema, "value");

    /// <summary>The finite numbers that count for a key, sorted.</summary>
    private static double[] Finite((double? Value, string? Key)[] rows, string? key)
    {
        IEnumerable<double> Of(Func<string?, bool> counts) =>
            rows.Where(row => counts(row.Key)).Select(static row => row.Value).OfType<double>().Where(double.IsFinite).Order();
        double[] own = [.. Of(each => key is not null && each == key)];
        return own.Length > 0 ? own : [.. Of(static _ => true)];
    }

    private static double[] Cuts((double? Value, string? Key)[] rows, string? key, int buckets)
    {
        double[] sorted = Finite(rows, key);
        return sorted.Length == 0
            ? []
            : [.. Enumerable.Range(1, buckets - 1).Select(i => sorted[i * sorted.Length / buckets]).Where(cut => cut > sorted[0]).Distinct()];
    }
}
