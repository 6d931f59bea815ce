using System.Collections.Immutable;
using CsCheck;
using Millrace.Data;
using Millrace.Features.Tests.OwnCode;
using Millrace.Features.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Features.Tests.Spans;

/// <summary>Features that cannot be learned span by span.</summary>
public sealed class RefusalTests
{
    private static readonly Gen<FeatureSpec> Stage = Pick.Of<FeatureSpec>(
        new ZScoreSpec(), new MinMaxSpec(0, 1), new ImputeSpec(Impute.Mean), new ImputeSpec(Impute.Median), new ImputeSpec(Impute.Constant, 2), new IsMissingSpec(),
        new LogSpec(), new PassThroughSpec(true), new BucketizeSpec(3, Missing.OwnBucket), new OneHotSpec(9, Missing.Default), new RobustScaleSpec(), new ClipSpec(-5, 5),
        new ImputeTextSpec(null), new ImputeTextSpec("x"), new VocabularySpec(3, 1), new ZScoreSpec("key"), new CustomSpec<Winsorizing, Winsorized>(IsSingle: true));

    [Fact]
    public void Exactly_those_are_refused_that_take_a_second_scan()
    {
        KeyedRow.Batch rows = KeyedRow.Of(Enumerable.Range(0, 50).Select(static i => ((double?)(i % 7 == 0 ? null : i), i % 5 == 0 ? null : $"k{i % 3}")));
        int refused = 0, taken = 0;
        Gen.Select(Stage.Array[1, 5], Pick.Of("value", "key")).Sample(
            (stages, column) =>
            {
                FeatureDefinition definition;
                try
                {
                    definition = Fit.Define([.. stages], KeyedRow.Schema, column);
                }
                catch (FeatureDefinitionException)
                {
                    return;
                }

                int scans = Fit.Of(definition, rows).On.Scans;
                bool isTaken = new FeatureProgress(0, new FlowContext(definition, rows)).WhyNotBySpans() is null;
                Assert.True(isTaken == (scans == 1), $"{string.Join(", ", stages.AsEnumerable())} take {scans} scans.");
                if (isTaken)
                    Assert.Equal(Fit.Of(definition, rows).Fingerprint, Fit.BySpans(definition, rows).Fingerprint);
                _ = isTaken ? Interlocked.Increment(ref taken) : Interlocked.Increment(ref refused);
            },
            iter: 5000);
        Assert.True(refused > 100 && taken > 100, $"{refused} and {taken}");
    }

    [Fact]
    public async Task A_second_scan_is_refused_before_rows_are_read()
    {
        using var step = new TestStepContext();
        const string Message = "Feature \"Bucket\" of ScoreFeatures cannot be learned span by span: its stage bucketize builds on what a stage before it has learned of all rows, "
            + "which takes a second scan. Leave one of the two out, or fit ScoreFeatures with FitFeatures over the rows of all spans.";
        var error = await Assert.ThrowsAsync<FeatureDefinitionException>(
            () => new AnalyseFeatures<PairRow, ScoreFeatures>().RunAsync(Dataset.Of(new PairRow { A = 1 }), step, CancellationToken.None));
        Assert.Equal(Message, error.Message);
        Assert.Null(step.Progress);
        error = await Assert.ThrowsAsync<FeatureDefinitionException>(
            () => new MergeFeatures<ScoreFeatures>().RunAsync(Collection.Of<FeatureAnalysis<ScoreFeatures>>([]), step, CancellationToken.None));
        Assert.Equal(Message, error.Message);
    }

    [Fact]
    public void Code_that_does_not_say_how_it_is_kept_is_refused()
    {
        FeatureDefinition definition = Fit.Define(new CustomTextSpec<LongestText, TextLength>(IsSingle: true), TextRow.Schema, "value");
        var error = Assert.Throws<FeatureDefinitionException>(() => Fit.BySpans(definition, TextRow.Of(["a"])));
        Assert.Equal(
            "Feature \"It\" of One cannot be learned span by span: LongestText does not say how what it has learned is kept. "
            + "Let it implement IStoredAnalyser, or fit One with FitFeatures over the rows of all spans.", error.Message);
    }
}
