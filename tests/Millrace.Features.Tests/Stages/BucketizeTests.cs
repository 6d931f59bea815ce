using CsCheck;
using Millrace.Data;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Stages;

public sealed class BucketizeTests
{
    private static readonly Gen<double[]> Numbers = Gen.OneOf(Gen.Double[-100, 100], Gen.Int[-3, 3].Select(static value => (double)value)).Array[1, 400];

    [Fact]
    public void Buckets_are_cut_at_the_quantiles_of_the_sorted_values()
    {
        Gen.Select(Numbers, Gen.Int[2, 30]).Sample(static (values, buckets) =>
        {
            double[] sorted = [.. values.Order()];
            double[] cuts = [.. Enumerable.Range(1, buckets - 1).Select(i => sorted[i * sorted.Length / buckets]).Where(cut => cut > sorted[0]).Distinct()];
            FittedSet fitted = Fit.One(new BucketizeSpec(buckets, Missing.Default), NumberRow.Of(values));
            Assert.Equal(cuts.Length + 1, fitted.Layout[0].Cardinality);
            Assert.Equal(values.Select(value => (float)cuts.Count(cut => cut <= value)), fitted.Apply(NumberRow.Of(values)));
        });
    }

    [Fact]
    public void Every_bucket_holds_training_rows()
    {
        Gen.Select(Numbers, Gen.Int[2, 30]).Sample(static (values, buckets) =>
        {
            FittedSet fitted = Fit.One(new BucketizeSpec(buckets, Missing.Default), NumberRow.Of(values));
            Assert.Equal(Enumerable.Range(0, fitted.Layout[0].Cardinality).Select(static id => (float)id), fitted.Apply(NumberRow.Of(values)).Distinct().Order());
        });
    }

    [Fact]
    public void Distinct_values_are_spread_evenly()
    {
        double[] values = [.. Enumerable.Range(0, 100).Select(static i => (double)i)];
        float[] result = Fit.One(new BucketizeSpec(10, Missing.Default), NumberRow.Of(values)).Apply(NumberRow.Of(values));
        Assert.All(result.CountBy(static bucket => bucket), static group => Assert.Equal(10, group.Value));
    }

    [Theory]
    [InlineData(Missing.Default, 0, 4)]
    [InlineData(Missing.Zero, 0, 4)]
    [InlineData(Missing.OwnBucket, 4, 5)]
    public void A_missing_value_goes_where_it_is_told(Missing missing, float bucket, int cardinality)
    {
        FittedSet fitted = Fit.One(new BucketizeSpec(4, missing), NumberRow.Of([1, 2, 3, 4, null, double.NaN]));
        Assert.Equal([0, 3, bucket, bucket, 3, 0], fitted.Apply(NumberRow.Of([1, 4, null, double.NaN, double.PositiveInfinity, double.NegativeInfinity])));
        Assert.Equal(new FeatureSlot("It", 0, 1, FeatureKind.Category, cardinality), fitted.Layout[0]);
    }

    [Fact]
    public void Columns_without_an_order_have_one_bucket()
    {
        Assert.Equal([0, 0], Fit.One(new BucketizeSpec(4, Missing.Default), NumberRow.Of([null, double.PositiveInfinity])).Apply(NumberRow.Of([null, 3])));
        Assert.Equal([0, 0], Fit.One(new BucketizeSpec(4, Missing.Default), NumberRow.Of([5, 5, 5])).Apply(NumberRow.Of([4, 6])));
    }

    [Fact]
    public void Many_rows_are_cut_within_the_error_of_the_sketch()
    {
        double[] values = [.. Enumerable.Range(0, 100_000).Select(static i => (double)(i * 7919L % 100_000))];
        FittedSet fitted = Fit.One(new BucketizeSpec(10, Missing.Default), NumberRow.Of(values));
        int[] counts = [.. fitted.Apply(NumberRow.Of(values)).CountBy(static bucket => bucket).OrderBy(static pair => pair.Key).Select(static pair => pair.Value)];
        Assert.Equal(10, counts.Length);
        int error = (int)(100_000 * QuantileSketch.RankError), rank = 0;
        for (int i = 0; i < 10; i++)
        {
            rank += counts[i];
            Assert.InRange(rank, (10_000 * (i + 1)) - error, (10_000 * (i + 1)) + error);
        }
    }
}
