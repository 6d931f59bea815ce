using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Stages;

public sealed class SeveralColumnTests
{
    private static readonly PairRow.Batch Rows = PairRow.Of((1, 10), (3, 10), (null, 10), (5, null), (7, double.NaN));

    [Fact]
    public void Each_column_is_fitted_for_itself()
    {
        FittedSet fitted = Fit.Of(Fit.Define([new ZScoreSpec()], PairRow.Schema, "a", "b"), Rows);
        float[] expected = Plain.Shown(Plain.ZScore([1, 3, double.NaN, 5, 7]));
        Assert.Equal(expected.SelectMany(static a => new[] { a, 0f }), fitted.Apply(Rows), Numbers.AreClose);
        Assert.Equal(new FeatureSlot("It", 0, 2, FeatureKind.Numeric, 0), fitted.Layout[0]);
        Assert.Equal<long>([1, 2], fitted.CountsOf(0).Select(static each => each.Missing));
    }

    [Fact]
    public void Each_equals_a_feature_of_its_own()
    {
        ImmutableArray<FeatureSpec> stages = [new ImputeSpec(Impute.Mean, 0), new ZScoreSpec(), new BucketizeSpec(3, Missing.Default)];
        FittedSet both = Fit.Of(Fit.Define(stages, PairRow.Schema, "b", "a"), Rows);
        float[][] each = [.. new[] { "b", "a" }.Select(column => Fit.Of(Fit.Define(stages, PairRow.Schema, column), Rows).Apply(Rows))];
        Assert.Equal(each[0].Zip(each[1]).SelectMany(static pair => new[] { pair.First, pair.Second }), both.Apply(Rows));
        Assert.Equal(2, both.On.Scans);
    }

    [Fact]
    public void Indicators_are_as_wide_for_each_as_for_the_widest()
    {
        FittedSet fitted = Fit.Of(Fit.Define([new BucketizeSpec(4, Missing.Default), new OneHotSpec(9, Missing.Default)], PairRow.Schema, "a", "b"), Rows);
        Assert.Equal(new FeatureSlot("It", 0, 8, FeatureKind.Indicator, 4), fitted.Layout[0]);
        Assert.Equal([1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0], fitted.Apply(Rows)[..16]);
    }

    [Fact]
    public void Ids_have_as_many_categories_for_each_as_for_the_widest()
    {
        FittedSet fitted = Fit.Of(Fit.Define([new BucketizeSpec(4, Missing.Default)], PairRow.Schema, "a", "b"), Rows);
        Assert.Equal(new FeatureSlot("It", 0, 2, FeatureKind.Category, 4), fitted.Layout[0]);
        Assert.Equal([0, 0, 1, 0, 0, 0, 2, 0, 3, 0], fitted.Apply(Rows));
    }

    [Fact]
    public void The_file_holds_what_each_has_learned()
    {
        FeatureDefinition definition = Fit.Define([new ImputeSpec(Impute.Median, 0), new ZScoreSpec()], PairRow.Schema, "a", "b");
        FittedSet fitted = Fit.Of(definition, PairRow.Of((1, 10), (3, null), (null, 10)));
        byte[] bytes = FittedFile.Write(fitted);
        using JsonDocument json = JsonDocument.Parse(bytes);
        JsonElement feature = json.RootElement.GetProperty("features")[0], stages = feature.GetProperty("stages");
        Assert.Equal(
            """[{"name":"a","type":"Double","missing":1,"minimum":1,"maximum":3},{"name":"b","type":"Double","missing":1,"minimum":10,"maximum":10}]""",
            JsonText.Of(feature.GetProperty("columns")));
        Assert.Equal("""{"columns":[{"value":1},{"value":10}]}""", JsonText.Of(stages[0].GetProperty("fitted")));
        Assert.Equal("""{"mean":10,"deviation":0}""", JsonText.Of(stages[1].GetProperty("fitted").GetProperty("columns")[1]));
        FittedSet loaded = FittedFile.Read(bytes, "f", definition);
        Assert.Equal(bytes, FittedFile.Write(loaded));
        Assert.Equal(fitted.Apply(Rows), loaded.Apply(Rows));
        Assert.Equal(fitted.On.Sources.AsSpan(), loaded.On.Sources.AsSpan());
    }

    [Fact]
    public void A_file_whose_columns_are_lost_is_damaged()
    {
        FeatureDefinition definition = Fit.Define([new ImputeSpec(Impute.Constant, 1), new BucketizeSpec(3, Missing.Default)], PairRow.Schema, "a", "b");
        string text = Encoding.UTF8.GetString(FittedFile.Write(Fit.Of(definition, Rows)));
        int start = text.IndexOf("\"fitted\": {", StringComparison.Ordinal), end = text.IndexOf("]", start, StringComparison.Ordinal);
        string damaged = text[..start] + "\"fitted\": { \"columns\": [" + text[end..];
        var error = Assert.Throws<FeatureMismatchException>(() => FittedFile.Read(Encoding.UTF8.GetBytes(damaged), "f", definition));
        Assert.StartsWith("f is damaged: ", error.Message, StringComparison.Ordinal);
    }
}
