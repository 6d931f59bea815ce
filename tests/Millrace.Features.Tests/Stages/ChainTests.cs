using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using Millrace.Data;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Stages;

/// <summary>Several stages against plain definitions, and in how many scans they are fitted.</summary>
public sealed class ChainTests
{
    private static readonly ZScoreSpec ZScore = new();

    [Fact]
    public void Scores_of_numbers_whose_missing_ones_are_their_median() => Check(
        [new ImputeSpec(Impute.Median, 0), ZScore], scans: 1, static values => Plain.Shown(Plain.ZScore(Plain.Impute(values, Plain.Median(values)))));

    [Fact]
    public void Scores_of_numbers_whose_missing_ones_are_their_mean() => Check(
        [new ImputeSpec(Impute.Mean, 0), ZScore], scans: 1, static values => Plain.Shown(Plain.ZScore(Plain.Impute(values, Plain.Mean(values)))));

    [Fact]
    public void Scores_of_numbers_whose_missing_ones_are_given() => Check(
        [new ImputeSpec(Impute.Constant, 2.5), ZScore], scans: 1, static values => Plain.Shown(Plain.ZScore(Plain.Impute(values, 2.5))));

    [Fact]
    public void Buckets_of_numbers_whose_missing_ones_are_their_mean() => Check(
        [new ImputeSpec(Impute.Mean, 0), new BucketizeSpec(6, Missing.OwnBucket)], scans: 1,
        static values => Floats(Plain.Bucketize(Plain.Impute(values, Plain.Mean(values)), 6)));

    [Fact]
    public void Buckets_of_numbers_whose_missing_ones_are_given() => Check(
        [new ImputeSpec(Impute.Constant, -7), new BucketizeSpec(6, Missing.OwnBucket)], scans: 1, static values => Floats(Plain.Bucketize(Plain.Impute(values, -7), 6)));

    [Fact]
    public void Buckets_of_scores_take_a_second_scan() => Check(
        [ZScore, new BucketizeSpec(5, Missing.OwnBucket)], scans: 2, static (values, fitted) => Floats(Plain.Bucketize(Scores(values, fitted, stage: 0), 5)));

    [Fact]
    public void Imputing_takes_no_scan_of_its_own_before_two_that_learn() => Check(
        [new ImputeSpec(Impute.Median, 0), ZScore, new BucketizeSpec(5, Missing.OwnBucket)], scans: 2,
        static (values, fitted) => Floats(Plain.Bucketize(Scores(Plain.Impute(values, Plain.Median(values)), fitted, stage: 1), 5)));

    [Fact]
    public void Imputing_takes_no_scan_of_its_own_behind_one_that_learned() => Check(
        [ZScore, new ImputeSpec(Impute.Mean, 0), new BucketizeSpec(5, Missing.OwnBucket)], scans: 2,
        static (values, fitted) =>
        {
            double[] scores = Scores(values, fitted, stage: 0);
            double mean = Learned(fitted, stage: 1, "value");
            Assert.Equal(Plain.Mean(scores), mean, 1e-12);
            return Floats(Plain.Bucketize(Plain.Impute(scores, mean), 5));
        });

    [Fact]
    public void A_stage_that_learns_nothing_may_stand_between() => Check(
        [new ImputeSpec(Impute.Mean, 0), new PassThroughSpec(false), ZScore], scans: 1,
        static values => Plain.Shown(Plain.ZScore(Plain.Impute(values, Plain.Mean(values)))));

    [Fact]
    public void Indicators_of_buckets() => Check(
        [new BucketizeSpec(4, Missing.OwnBucket), new OneHotSpec(10, Missing.Default)], scans: 1,
        static values => Plain.OneHot(Plain.Bucketize(values, 4), Plain.Cuts(values, 4).Length + 2));

    [Fact]
    public void Indicators_of_buckets_of_numbers_whose_missing_ones_are_their_median() => Check(
        [new ImputeSpec(Impute.Median, 0), new BucketizeSpec(4, Missing.Default), new OneHotSpec(10, Missing.Default)], scans: 1,
        static values =>
        {
            double[] filled = Plain.Impute(values, Plain.Median(values));
            return Plain.OneHot(Plain.Bucketize(filled, 4), Plain.Cuts(filled, 4).Length + 1);
        });

    [Fact]
    public void Constant_columns_stay_constant()
    {
        foreach (double value in new[] { 5.0, 0.1, 1.5e308, -1.5e308 })
        {
            NumberRow.Batch rows = NumberRow.Of([value, null, value, value, double.NaN, value]);
            Assert.Equal([0, 0, 0, 0, 0, 0], Of([new ImputeSpec(Impute.Median, 0), ZScore], rows).Apply(rows));
            Assert.Equal([0, 0, 0, 0, 0, 0], Of([new ImputeSpec(Impute.Mean, 0), ZScore], rows).Apply(rows));
            Assert.Equal([0, 0, 0, 0, 0, 0], Of([new ImputeSpec(Impute.Mean, 0), new BucketizeSpec(9, Missing.OwnBucket)], rows).Apply(rows));
            Assert.Equal([0, 1, 0, 0, 1, 0], Of([ZScore, new BucketizeSpec(9, Missing.OwnBucket)], rows).Apply(rows));
        }
    }

    [Fact]
    public void A_constant_column_has_a_score_however_far_a_value_lies()
    {
        FittedSet fitted = Of([ZScore, new BucketizeSpec(2, Missing.OwnBucket)], NumberRow.Of([1.5e308, 1.5e308]));
        Assert.Equal([0, 0, 1], fitted.Apply(NumberRow.Of([1.5e308, -1.5e308, null])));
    }

    [Fact]
    public void Buckets_of_many_rows_count_imputed_ones_within_the_error_of_the_sketch()
    {
        // Of 60,000 rows 12,000 are missing, and are taken for the median.
        double?[] values = [.. Enumerable.Range(0, 60_000).Select(static i => i % 5 == 0 ? (double?)null : i * 7919L % 60_000)];
        NumberRow.Batch rows = NumberRow.Of(values);
        FittedSet fitted = Of([new ImputeSpec(Impute.Median, 0), new BucketizeSpec(10, Missing.Default)], rows);
        Assert.Equal(1, fitted.On.Scans);
        int[] counts = [.. fitted.Apply(rows).CountBy(static bucket => bucket).OrderBy(static pair => pair.Key).Select(static pair => pair.Value)];

        // Each 6,000 rows end at a boundary, but for those that the median's 12,000 rows pass over.
        int below = counts[..4].Sum(), error = (int)(60_000 * QuantileSketch.RankError);
        Assert.InRange(counts[0], 6000 - error, 6000 + error);
        Assert.InRange(counts[0] + counts[1], 12_000 - error, 12_000 + error);
        Assert.InRange(counts[^1], 6000 - error, 6000 + error);
        Assert.InRange(counts[^1] + counts[^2], 12_000 - error, 12_000 + error);
        Assert.InRange(below, 24_000 - error, 24_000 + error);
    }

    [Fact]
    public void Features_learn_together_what_each_needs()
    {
        PairRow.Batch rows = PairRow.Of((1, 8), (2, null), (null, 4), (5, 3));
        var definition = new FeatureDefinition(
            new FeatureSetInfo("Some",
            [
                new FeatureInfo("One", ["a"], [new ImputeSpec(Impute.Mean, 0), ZScore]),
                new FeatureInfo("Two", ["a"], [ZScore]),
                new FeatureInfo("Three", ["b"], [ZScore, new BucketizeSpec(2, Missing.OwnBucket)]),
                new FeatureInfo("Four", ["a", "b"], [new BucketizeSpec(3, Missing.Default)]),
            ]),
            PairRow.Schema);
        FittedSet fitted = Fit.Of(definition, rows);
        Assert.Equal(2, fitted.On.Scans);
        Assert.Equal<long>([1, 1], fitted.On.Sources.Select(static each => each.Missing));
        Assert.Equal<long>([1, 1], fitted.CountsOf(3).Select(static each => each.Missing));
        float[] all = fitted.Apply(rows);
        foreach (FittedFeature feature in fitted.Features)
        {
            FeatureSlot slot = feature.Slot;
            float[] alone = Fit.Of(new FeatureDefinition(new FeatureSetInfo("One", [feature.Info]), PairRow.Schema), rows).Apply(rows);
            Assert.Equal(alone, all.Chunk(fitted.Layout.Width).SelectMany(row => row[slot.Offset..(slot.Offset + slot.Width)]));
        }
    }

    /// <summary>
    /// The scores of numbers by what was learned of them, which is the plain mean and deviation but for rounding. Cuts between scores are compared to the bit,
    /// and two numbers that nearly are one have one score or two by the last bit of the mean.
    /// </summary>
    private static double[] Scores(double[] values, FittedSet fitted, int stage)
    {
        double mean = Learned(fitted, stage, "mean"), deviation = Learned(fitted, stage, "deviation");
        double largest = values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        Assert.Equal(Plain.Mean(values), mean, 1e-12 * largest);
        Assert.Equal(Plain.Deviation(values), deviation, 1e-12 * largest);
        return Plain.ZScore(values, mean, deviation);
    }

    private static double Learned(FittedSet fitted, int stage, string name)
    {
        using JsonDocument json = JsonDocument.Parse(JsonText.Of(fitted.Features[0].Stages[stage].Write));
        return json.RootElement.GetProperty(name).GetDouble();
    }

    private static void Check(ImmutableArray<FeatureSpec> stages, int scans, Func<double[], float[]> plain) => Check(stages, scans, (values, _) => plain(values));

    private static void Check(ImmutableArray<FeatureSpec> stages, int scans, Func<double[], FittedSet, float[]> plain) =>
        Numbers.Any.Array[1, 400].Sample(
            values =>
            {
                NumberRow.Batch rows = NumberRow.Of(values);
                FittedSet fitted = Of(stages, rows);
                Assert.Equal(scans, fitted.On.Scans);
                Assert.Equal(plain([.. values.Select(static value => value ?? double.NaN)], fitted), fitted.Apply(rows), Numbers.AreClose);
            },
            iter: 60);

    private static FittedSet Of(ImmutableArray<FeatureSpec> stages, NumberRow.Batch rows) => Fit.Of(Fit.Define(stages, NumberRow.Schema, "value"), rows);

    private static float[] Floats(int[] ids) => [.. ids.Select(static id => (float)id)];
}
