using System.Collections.Immutable;
using CsCheck;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Stages;

public sealed class ImputeTextTests
{
    private static readonly FeatureSpec[] s_behind =
    [
        new VocabularySpec(3, 4), new OneHotSpec(3, Missing.OwnBucket), new HashSpec(50, 1, Missing.OwnBucket), new CountsSpec(Share: true), new VocabularySpec(10, 1, 3),
    ];

    private static readonly Gen<string?> s_given = Gen.Int[0, 3].Select(static i => new[] { null, "", "a", "other" }[i]);

    [Fact]
    public void It_is_as_if_the_rows_had_the_text()
    {
        Gen.Select(CategoryRow.Any.Array[1, 60], CategoryRow.Any.Array[1, 60], Gen.Int[0, s_behind.Length - 1], s_given).Sample(static (train, serve, which, given) =>
        {
            FeatureSpec behind = s_behind[which];
            string text = given ?? train.Select(static row => row.A).OfType<string>().CountBy(static each => each).OrderByDescending(static pair => pair.Value)
                .ThenBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => pair.Key).FirstOrDefault("");
            FittedSet fitted = Fit.Of(Fit.Define([new ImputeTextSpec(given), behind], CategoryRow.Schema, "a"), CategoryRow.Of(train));
            FittedSet expected = Fit.One(behind, CategoryRow.Of(Filled(train, text)), "a");
            Assert.Equal(1, fitted.On.Scans);
            Assert.Equal(expected.Layout.Width, fitted.Layout.Width);
            Assert.Equal(expected.Apply(CategoryRow.Of(Filled(serve, text))), fitted.Apply(CategoryRow.Of(serve)));
        });
    }

    [Fact]
    public void What_is_not_kept_is_counted_the_same_when_fitted_and_later()
    {
        TextRow.Batch rows = TextRow.Of(["a", "a", "a", null, "b"]);
        FittedSet fitted = Fit.Of(Fit.Define([new ImputeTextSpec("zzz"), new VocabularySpec(1, 1)], TextRow.Schema, "value"), rows);
        var counter = new FeatureCounter(fitted);
        counter.Add(rows);
        Assert.Equal([new UnseenValues(2)], fitted.UnseenOf(0).AsEnumerable());
        Assert.Equal(2, counter.Counts[0].Unseen);
    }

    [Fact]
    public void Each_column_of_several_has_its_own_text()
    {
        CategoryRow[] rows = [new() { A = "x", B = "y" }, new() { B = "y" }, new() { A = "x" }];
        FittedSet fitted = Fit.Of(Fit.Define([new ImputeTextSpec(null), new CrossSpec(1000, 0)], CategoryRow.Schema, "a", "b"), CategoryRow.Of(rows));
        Assert.Single(fitted.Apply(CategoryRow.Of(rows)).Distinct());
    }

    [Fact]
    public void A_stage_that_takes_one_more_scan_sees_it_too()
    {
        ImmutableArray<FeatureSpec> stages = [new ImputeTextSpec(null), new CountsSpec(false), new ZScoreSpec()];
        FittedSet fitted = Fit.Of(Fit.Define(stages, TextRow.Schema, "value"), TextRow.Of(["a", "a", "b", null]));
        FittedSet expected = Fit.Of(Fit.Define([.. stages[1..]], TextRow.Schema, "value"), TextRow.Of(["a", "a", "b", "a"]));
        Assert.Equal(expected.Apply(TextRow.Of(["a", "b", "c", "a"])), fitted.Apply(TextRow.Of(["a", "b", "c", null])));
    }

    [Fact]
    public void The_learned_text_of_a_sensitive_column_is_not_shown()
    {
        TextRow.Batch rows = TextRow.Of(["secret"]);
        FittedStage learned = Fit.Of(Fit.Define([new ImputeTextSpec(null), new VocabularySpec(5, 1)], TextRow.Schema, "value"), rows).Features[0].Stages[0];
        FittedStage given = Fit.Of(Fit.Define([new ImputeTextSpec("none"), new VocabularySpec(5, 1)], TextRow.Schema, "value"), rows).Features[0].Stages[0];
        Assert.Equal(("missing as \"secret\"", SensitiveAttribute.Mask), (learned.Describe(masked: false), learned.Describe(masked: true)));
        Assert.Equal("missing as \"none\"", given.Describe(masked: true));
    }

    [Fact]
    public void It_is_no_feature_by_itself_and_takes_texts_alone()
    {
        Assert.Equal(
            "Feature \"It\" (impute-text) over column \"a\" (Text): it yields a column, so a transform of categories must follow it.",
            Assert.Throws<FeatureDefinitionException>(static () => Fit.Define([new ImputeTextSpec(null)], CategoryRow.Schema, "a")).Message);
        Assert.Equal(
            "Feature \"It\" (impute-text) over column \"n\" (Int32): it needs a column of texts.",
            Assert.Throws<FeatureDefinitionException>(static () => Fit.Define([new ImputeTextSpec(null), new VocabularySpec(5, 1)], CategoryRow.Schema, "n")).Message);
        Assert.Equal(
            "Feature \"It\" (z-score) over column \"a\" (Text): it needs a column of numbers.",
            Assert.Throws<FeatureDefinitionException>(static () => Fit.Define([new ImputeTextSpec(null), new ZScoreSpec()], CategoryRow.Schema, "a")).Message);
    }

    private static IEnumerable<CategoryRow> Filled(CategoryRow[] rows, string text) => rows.Select(row => row with { A = row.A ?? text });
}
