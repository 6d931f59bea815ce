using System.Collections.Immutable;
using CsCheck;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Fitting;

/// <summary>Several stages over several columns: whatever way the rows come, and wherever the features are computed, they are the same.</summary>
public sealed class ChainInvarianceTests
{
    private static readonly Gen<FeatureDefinition> Definition = Gen.Int[0, 5].Select(static i => Fit.Define(
        new ImmutableArray<FeatureSpec>[]
        {
            [new ImputeSpec(Impute.Median), new ZScoreSpec()],
            [new ImputeSpec(Impute.Mean), new BucketizeSpec(6, Missing.OwnBucket)],
            [new ZScoreSpec(), new BucketizeSpec(5, Missing.OwnBucket)],
            [new BucketizeSpec(4, Missing.OwnBucket), new OneHotSpec(10, Missing.Default)],
            [new ImputeSpec(Impute.Constant, 3), new ZScoreSpec(), new PassThroughSpec(true)],
            [new ZScoreSpec(), new ImputeSpec(Impute.Median), new BucketizeSpec(5, Missing.Default), new OneHotSpec(10, Missing.Default)],
        }[i], PairRow.Schema, "b", "a"));

    private static readonly Gen<(double? A, double? B)> Pair = Gen.Select(Numbers.Any, Numbers.Any);

    [Fact]
    public void How_rows_are_cut_into_batches_changes_no_bit()
    {
        Gen.Select(Pair.Array[1, 2500], Definition, Gen.Int[0, 2500].Array[0, 5]).Sample(static (values, definition, cuts) =>
        {
            PairRow.Batch rows = PairRow.Of(values);
            Assert.Equal(FittedFile.Write(Fit.Of(definition, rows)), FittedFile.Write(Fit.Of(definition, Fit.Cut(rows, cuts))));
        }, iter: 40);
    }

    [Fact]
    public void Merged_parts_give_the_whole_within_rounding()
    {
        Gen.Select(Pair.Array[1, 1500], Definition, Gen.Int[0, 1500].Array[0, 4]).Sample(static (values, definition, cuts) =>
        {
            PairRow.Batch rows = PairRow.Of(values);
            FittedSet whole = Fit.Of(definition, rows), merged = Fit.Merged(definition, Fit.Cut(rows, cuts));
            Assert.Equal((whole.On.Rows, whole.On.Scans), (merged.On.Rows, merged.On.Scans));
            Assert.Equal(whole.On.Sources.AsSpan(), merged.On.Sources.AsSpan());
            Assert.Equal(whole.Apply(rows), merged.Apply(rows), Numbers.AreClose);
        }, iter: 40);
    }

    [Fact]
    public void A_saved_set_computes_the_same_bits()
    {
        Gen.Select(Pair.Array[1, 100], Pair.Array[1, 100], Definition).Sample(static (train, serve, definition) =>
        {
            FittedSet fitted = Fit.Of(definition, PairRow.Of(train));
            byte[] bytes = FittedFile.Write(fitted);
            FittedSet loaded = FittedFile.Read(bytes, "features.json", definition);
            Assert.Equal(bytes, FittedFile.Write(loaded));
            Assert.Equal(fitted.Layout.Slots.AsSpan(), loaded.Layout.Slots.AsSpan());
            Assert.Equal(Bits(fitted.Apply(PairRow.Of(serve))), Bits(loaded.Apply(PairRow.Of(serve))));
        }, iter: 60);
    }

    [Fact]
    public void A_row_alone_has_the_bits_of_the_row_in_a_batch()
    {
        Gen.Select(Pair.Array[1, 100], Pair.Array[1, 600], Definition).Sample(static (train, serve, definition) =>
        {
            FittedSet fitted = Fit.Of(definition, PairRow.Of(train));
            var alone = new float[fitted.Layout.Width];
            float[][] all = [.. fitted.Apply(PairRow.Of(serve)).Chunk(alone.Length)];
            for (int i = 0; i < serve.Length; i++)
            {
                RowBatch<PairRow>.Transform(fitted, new PairRow { A = serve[i].A, B = serve[i].B }, alone);
                Assert.Equal(Bits(all[i]), Bits(alone));
            }
        }, iter: 40);
    }

    private static uint[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToUInt32Bits)];
}
