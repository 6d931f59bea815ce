using System.Collections.Immutable;
using CsCheck;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.OwnCode;

public sealed class CustomTests
{
    private static readonly CustomSpec<Winsorizing, Winsorized> Winsorize = new(IsSingle: true);

    [Fact]
    public void Numbers_are_held_between_learned_quantiles_however_the_rows_are_cut() => Gen.Select(
        Gen.OneOf(Gen.Double[-1e6, 1e6].Select(static value => (double?)value), Gen.Int[0, 3].Select(static which => new double?[] { null, double.NaN, double.PositiveInfinity, -1e30 }[which])).Array[1, 700],
        Gen.Int[0, 700].Array[0, 4]).Sample(static (values, places) =>
    {
        NumberRow.Batch rows = NumberRow.Of(values);
        FeatureDefinition definition = Fit.Define(Winsorize, NumberRow.Schema, "value");
        double[] finite = [.. values.Where(static value => value is { } number && double.IsFinite(number)).Select(static value => value!.Value).Order()];
        double low = finite.Length == 0 ? 0 : finite[(int)(0.01 * (finite.Length - 1))], high = finite.Length == 0 ? 0 : finite[(int)(0.99 * (finite.Length - 1))];
        float[] expected = [.. values.Select(value => value is null || double.IsNaN(value.Value) ? 0 : (float)Math.Clamp(value.Value, low, high))];

        FittedSet fitted = Fit.Of(definition, rows);
        Assert.Equal(expected, fitted.Apply(rows));
        Assert.Equal(fitted.Fingerprint, Fit.Of(definition, Fit.Cut(rows, places)).Fingerprint);
        Assert.Equal(fitted.Fingerprint, Fit.Merged(definition, Fit.Cut(rows, places)).Fingerprint);
        Assert.Equal(expected, FittedFile.Read(FittedFile.Write(fitted), "file", definition).Apply(rows));
        Assert.Equal(expected, values.SelectMany(value => fitted.Apply(NumberRow.Of([value]))));
    }, iter: 100);

    [Fact]
    public void Columns_are_put_together_row_by_row()
    {
        PairRow.Batch rows = PairRow.Of((1, 2), (3, 0), (null, 4), (-8, 2));
        FittedSet fitted = Fit.Of(Fit.Define([new CustomSpec<Ratio>(IsSingle: false)], PairRow.Schema, "a", "b"), rows);
        Assert.Equal([0.5f, 2, 0, 0, 0, 0, -4, -0.25f], fitted.Apply(rows));
        Assert.Equal(2, fitted.Layout[0].Width);
    }

    [Fact]
    public void Built_in_stages_stand_before_and_behind()
    {
        double?[] values = [1, null, 3, 5];
        ImmutableArray<FeatureSpec> stages = [new ImputeSpec(Impute.Mean), Winsorize, new ZScoreSpec()];
        FittedSet fitted = Fit.Of(Fit.Define(stages, NumberRow.Schema, "value"), NumberRow.Of(values));

        // The quantile at 99 % of 1, 3, 3, 5 is the third of them.
        double[] held = [1, 3, 3, 3];
        double mean = held.Average(), deviation = Math.Sqrt(held.Average(number => (number - mean) * (number - mean)));
        float[] scores = fitted.Apply(NumberRow.Of(values));
        for (int i = 0; i < held.Length; i++)
            Assert.Equal((held[i] - mean) / deviation, scores[i], 1e-6);
    }

    [Fact]
    public void Code_may_compute_other_features_of_a_row_of_the_same_type()
    {
        Nested.Other = Fit.One(new MinMaxSpec(0, 10), NumberRow.Of([0.0, 100]));
        FittedSet fitted = Fit.One(new CustomSpec<Nested>(IsSingle: true), NumberRow.Of([1.0, 2]));
        var found = new float[1];
        foreach (double value in (double[])[50, 70])
        {
            RowBatch<NumberRow>.Transform(fitted, new NumberRow { Value = value }, found);
            Assert.Equal((float)(value / 10), found[0]);
        }
    }

    [Fact]
    public void Texts_are_read_as_they_lie()
    {
        TextRow.Batch rows = TextRow.Of(["ab", null, "abcd", ""]);
        FeatureDefinition definition = Fit.Define(new CustomTextSpec<LongestText, TextLength>(IsSingle: true), TextRow.Schema, "value");
        FittedSet fitted = Fit.Merged(definition, Fit.Cut(rows, 1, 3));
        Assert.Equal([0.5f, 0, 1, 0], fitted.Apply(rows));
        Assert.Equal(fitted.Fingerprint, FittedFile.Read(FittedFile.Write(fitted), "file", definition).Fingerprint);
    }

    [Fact]
    public void A_property_of_one_number_needs_code_that_yields_one()
    {
        PairRow.Batch rows = PairRow.Of((1, 2));
        FeatureDefinition definition = Fit.Define([new CustomSpec<Ratio>(IsSingle: true)], PairRow.Schema, "a", "b");
        Assert.Contains("Ratio yields 2 numbers a row, and the property holds one: make it an array", Assert.ThrowsAny<MillraceException>(() => Fit.Of(definition, rows)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_learned_of_a_sensitive_column_is_not_shown()
    {
        FittedStage stage = Fit.One(Winsorize, NumberRow.Of([1, 2, 3])).Features[0].Stages[0];
        Assert.Equal("""{"low":1,"high":2}""", stage.Describe(masked: false));
        Assert.Equal(SensitiveAttribute.Mask, stage.Describe(masked: true));
    }
}
