using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using Millrace.Data;
using Millrace.Features.Tests.OwnCode;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Spans;

/// <summary>What is learned of spans, written down, read and merged gives the features of all their rows.</summary>
public sealed class SpanEqualityTests
{
    private static readonly Gen<double?> Number = Gen.Frequency(
        (8, Gen.Double[-1e6, 1e6].Select(static value => (double?)value)),
        (2, Pick.Of<double?>(null, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 1e-310)));

    private static readonly Gen<int[]> Cuts = Gen.Int[0, 1900].Array[0, 5];

    [Fact]
    public void Of_numbers_ends_and_few_quantiles_are_the_same_to_the_bit()
    {
        Gen<FeatureDefinition> definition = Pick.Of<ImmutableArray<FeatureSpec>>(
            [new MinMaxSpec(-1, 1)],
            [new RobustScaleSpec()],
            [new BucketizeSpec(7, Missing.OwnBucket), new OneHotSpec(10, Missing.Default)],
            [new InterpolateSpec(5)],
            [new LogSpec(), new MinMaxSpec(0, 1)],
            [new ImputeSpec(Impute.Median), new BucketizeSpec(4, Missing.Default)],
            [new IsMissingSpec()]).Select(static stages => Fit.Define(stages, PairRow.Schema, "b", "a"));
        Gen.Select(Gen.Select(Number, Number).Array[1, 1900], definition, Cuts).Sample(
            static (values, definition, cuts) => CheckBits(definition, PairRow.Of(values), cuts), iter: 100);
    }

    [Fact]
    public void Of_numbers_sums_agree_and_counts_are_the_same()
    {
        Gen<FeatureDefinition> definition = Pick.Of<ImmutableArray<FeatureSpec>>(
            [new ZScoreSpec()],
            [new LogSpec(), new ZScoreSpec()],
            [new ImputeSpec(Impute.Median), new ZScoreSpec(), new PassThroughSpec(true)],
            [new ImputeSpec(Impute.Mean), new BucketizeSpec(4, Missing.Default)]).Select(static stages => Fit.Define(stages, PairRow.Schema, "b", "a"));
        Gen.Select(Gen.Select(Number, Number).Array[1, 1900], definition, Cuts).Sample(
            static (values, definition, cuts) => Check(definition, PairRow.Of(values), cuts), iter: 80);
    }

    [Fact]
    public void Of_categories_every_bit_is_the_same()
    {
        Gen<FeatureDefinition> definition = Gen.Select(Pick.Of("a", "n"), Gen.Int[0, 5]).Select(static (column, i) => Fit.Define(
            new ImmutableArray<FeatureSpec>[]
            {
                [new VocabularySpec(3, 2)],
                [new OneHotSpec(4, Missing.OwnBucket, MinimumCount: 2)],
                [new CountsSpec(Share: true)],
                [new HashSpec(8, 1, Missing.Default)],
                [column == "n" ? new ImputeSpec(Impute.MostFrequent) : new ImputeTextSpec(null), .. column == "n" ? [] : new FeatureSpec[] { new VocabularySpec(3, 2) }],
                [.. column == "n" ? [] : new FeatureSpec[] { new ImputeTextSpec("x") }, new VocabularySpec(2, 1)],
            }[i], CategoryRow.Schema, column));
        Gen.Select(CategoryRow.Any.Array[1, 300], definition, Cuts).Sample(
            static (rows, definition, cuts) => CheckBits(definition, CategoryRow.Of(rows), cuts), iter: 200);
    }

    [Fact]
    public void Categories_of_every_type_are_read_back()
    {
        foreach (ColumnType type in Enum.GetValues<ColumnType>().Where(static type => type is ColumnType.Text or ColumnType.Enum or ColumnType.Boolean || type.IsWholeNumber()))
        {
            string[] texts = type switch
            {
                ColumnType.Enum => ["Hearts", "Clubs", "Spades", "Clubs"],
                ColumnType.Boolean => ["true", "false", "true", "true"],
                _ => ["7", "7", "100", "12"],
            };
            AnyRow.Batch rows = AnyRow.Of(type, [.. texts, null, texts[0]]);
            foreach (FeatureSpec spec in (FeatureSpec[])[new VocabularySpec(2, 2), new OneHotSpec(10, Missing.Default), new IsMissingSpec()])
                CheckBits(Fit.Define(spec, AnyRow.Schema, $"{type}"), rows, [2, 3]);
        }
    }

    [Fact]
    public void Of_keys_each_has_its_own() => Gen.Select(
        Gen.Select(Number, Pick.Of<string?>("a", "b", "", "Ærø", null)).Array[1, 400], Pick.Of("key", "code"), Cuts).Sample(static (rows, per, cuts) =>
            Check(Fit.Define(new ZScoreSpec(per), KeyedRow.Schema, "value"), KeyedRow.Of(rows), cuts), iter: 100);

    [Fact]
    public void Of_keys_few_quantiles_are_the_same_to_the_bit() => Gen.Select(
        Gen.Select(Number, Pick.Of<string?>("a", "b", "", "Ærø", null)).Array[1, 400], Pick.Of("key", "code"), Cuts).Sample(static (rows, per, cuts) =>
            CheckBits(Fit.Define(new BucketizeSpec(5, Missing.OwnBucket, per), KeyedRow.Schema, "value"), KeyedRow.Of(rows), cuts), iter: 100);

    [Fact]
    public void Of_places_and_lists_every_bit_is_the_same()
    {
        PlaceRow.Batch places = PlaceRow.Of(Enumerable.Range(0, 200).Select(static i => new PlaceRow { Lat = i % 9 == 0 ? null : 40 + (i % 7), Lon = i % 5 }));
        CheckBits(Fit.Define([new GeoCellSpec(4, 5, 2)], PlaceRow.Schema, "lat", "lon"), places, [10, 90, 90]);
        ListRow.Batch lists = ListRow.Of(Enumerable.Range(0, 200).Select(static i => new ListRow
        {
            Words = i % 9 == 0 ? null : [$"w{i % 4}", null, $"w{i % 3}"],
            Numbers = [i, null],
            Codes = [.. Enumerable.Range(0, i % 4)],
        }));
        CheckBits(Fit.Define([new MultiHotSpec(3, false)], ListRow.Schema, "words"), lists, [50, 120]);
        CheckBits(Fit.Define([new VocabularySpec(3, 2, MinimumCount: 2)], ListRow.Schema, "words"), lists, [50, 120]);
        CheckBits(Fit.Define([new HashSpec(3, 2, Missing.OwnBucket)], ListRow.Schema, "codes"), lists, [50, 120]);
        CheckBits(Fit.Define([new FixedLengthSpec(2, false), new VocabularySpec(2, 1)], ListRow.Schema, "codes"), lists, [50, 120]);
        CheckBits(Fit.Define([new FixedLengthSpec(2, true), new MinMaxSpec(0, 1)], ListRow.Schema, "numbers"), lists, [50, 120]);
    }

    [Fact]
    public void Code_of_ones_own_that_can_be_kept_learns_the_same()
    {
        FeatureDefinition definition = Fit.Define(new CustomSpec<Winsorizing, Winsorized>(IsSingle: true), NumberRow.Schema, "value");
        Gen.Select(Number.Array[1, 700], Cuts).Sample((values, cuts) => CheckBits(definition, NumberRow.Of(values), cuts), iter: 50);
    }

    [Fact]
    public void Of_many_numbers_ranks_lie_within_the_stated_error()
    {
        const int Rows = 200_000, Buckets = 20;
        double?[] values = [.. Enumerable.Range(0, Rows).Select(static i => (double?)(i * 7919L % 200_003))];
        FeatureDefinition definition = Fit.Define(new BucketizeSpec(Buckets, Missing.OwnBucket), NumberRow.Schema, "value");
        FittedSet fitted = Fit.BySpans(definition, Fit.Cut(NumberRow.Of(values), 20_000, 75_000, 75_000, 140_000));
        double[] sorted = [.. values.Select(static value => value!.Value).Order()];
        using JsonDocument learned = JsonDocument.Parse(JsonText.Of(fitted.Features[0].Stages[0].Write));
        double[] boundaries = [.. learned.RootElement.GetProperty("boundaries").EnumerateArray().Select(static boundary => boundary.GetDouble())];
        Assert.Equal(Buckets - 1, boundaries.Length);
        for (int i = 0; i < boundaries.Length; i++)
            Assert.InRange((double)Array.BinarySearch(sorted, boundaries[i]) / Rows, ((i + 1.0) / Buckets) - QuantileSketch.RankError, ((i + 1.0) / Buckets) + QuantileSketch.RankError);
        Assert.NotEqual(FittedFile.Write(Fit.Of(definition, NumberRow.Of(values[..^1]))), FittedFile.Write(fitted));
    }

    private static void CheckBits<T>(FeatureDefinition definition, Batch<T> rows, int[] cuts)
        where T : struct, ISchema<T> =>
        Assert.Equal(FittedFile.Write(Fit.Of(definition, rows)), FittedFile.Write(Fit.BySpans(definition, Fit.Cut(rows, cuts))));

    private static void Check<T>(FeatureDefinition definition, Batch<T> rows, int[] cuts)
        where T : struct, ISchema<T>
    {
        // Of a single span every bit is the same.
        CheckBits(definition, rows, []);
        using JsonDocument whole = JsonDocument.Parse(FittedFile.Write(Fit.Of(definition, rows)));
        using JsonDocument merged = JsonDocument.Parse(FittedFile.Write(Fit.BySpans(definition, Fit.Cut(rows, cuts))));
        Compare(whole.RootElement, merged.RootElement);
    }

    private static void Compare(JsonElement expected, JsonElement found)
    {
        Assert.Equal(expected.ValueKind, found.ValueKind);
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(expected.EnumerateObject().Select(static each => each.Name), found.EnumerateObject().Select(static each => each.Name));
                foreach (JsonProperty each in expected.EnumerateObject().Where(static each => each.Name != "fingerprint"))
                    Compare(each.Value, found.GetProperty(each.Name));
                break;
            case JsonValueKind.Array:
                Assert.Equal(expected.GetArrayLength(), found.GetArrayLength());
                foreach ((JsonElement left, JsonElement right) in expected.EnumerateArray().Zip(found.EnumerateArray()))
                    Compare(left, right);
                break;
            case JsonValueKind.Number when (expected.GetRawText() + found.GetRawText()).AsSpan().ContainsAny('.', 'E'):
                // Of sums that nearly cancel, the digits of the numbers count.
                Assert.Equal(expected.GetDouble(), found.GetDouble(), 1e-12 * Math.Max(1e6, Math.Abs(expected.GetDouble())));
                break;
            default:
                Assert.Equal(expected.GetRawText(), found.GetRawText());
                break;
        }
    }
}
