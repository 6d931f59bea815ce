using Millrace.Data;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Stages;

public sealed class ImputeTests
{
    private static readonly double?[] Values = [4, null, 1, double.NaN, 2, 3, double.PositiveInfinity];

    [Theory]
    [InlineData(Impute.Mean, 2.5f)]
    [InlineData(Impute.Median, 2f)]
    [InlineData(Impute.Constant, -9f)]
    public void Missing_numbers_become_what_is_told_and_others_stay(Impute by, float expected)
    {
        FittedSet fitted = Fit.One(new ImputeSpec(by, -9), NumberRow.Of(Values));
        Assert.Equal([4, expected, 1, expected, 2, 3, float.PositiveInfinity], fitted.Apply(NumberRow.Of(Values)));
        Assert.Equal((1, 2), (fitted.On.Scans, fitted.CountsOf(0)[0].Missing));
        Assert.Equal(new FeatureSlot("It", 0, 1, FeatureKind.Numeric, 0), fitted.Layout[0]);
    }

    [Theory]
    [InlineData(new[] { "7", null, "-3", "7" }, 7)]
    [InlineData(new[] { "9", null, "10", "10", "9" }, 10)]
    [InlineData(new string?[] { null, null }, -9)]
    public void The_most_frequent_whole_number_is_that_of_the_counts_and_then_of_ordinal_order(string?[] values, float expected)
    {
        AnyRow.Batch rows = AnyRow.Of(ColumnType.Int64, values);
        Assert.Equal(
            values.Select(value => value is null ? expected : int.Parse(value, System.Globalization.CultureInfo.InvariantCulture)),
            Fit.One(new ImputeSpec(Impute.MostFrequent, -9), rows, "Int64").Apply(rows));
    }

    [Theory]
    [InlineData(Impute.Mean)]
    [InlineData(Impute.Median)]
    public void Where_all_are_missing_they_become_the_value_that_is_given(Impute by)
    {
        NumberRow.Batch rows = NumberRow.Of([null, double.NaN, double.NegativeInfinity]);
        Assert.Equal([0, 0, float.NegativeInfinity], Fit.One(new ImputeSpec(by, 0), rows).Apply(rows));
        Assert.Equal([-9, -9, float.NegativeInfinity], Fit.One(new ImputeSpec(by, -9), rows).Apply(rows));
    }

    [Fact]
    public void The_most_frequent_number_counts_for_the_stage_behind_it_in_the_same_scan()
    {
        AnyRow.Batch rows = AnyRow.Of(ColumnType.Int32, "1", "1", "5", null);
        FittedSet fitted = Fit.Of(Fit.Define([new ImputeSpec(Impute.MostFrequent, 0), new ZScoreSpec()], AnyRow.Schema, "Int32"), rows);
        float[] expected = Plain.Shown(Plain.ZScore([1, 1, 5, 1]));
        Assert.Equal(expected, fitted.Apply(rows), Numbers.AreClose);
        Assert.Equal(1, fitted.On.Scans);
    }

    [Fact]
    public void The_value_is_shown_unless_it_was_learned_of_a_sensitive_column()
    {
        foreach (Impute by in new[] { Impute.Mean, Impute.Median, Impute.Constant })
        {
            FittedSet fitted = Fit.One(new ImputeSpec(by, 2), NumberRow.Of([1, 2, 3, null]));
            FittedSet loaded = FittedFile.Read(FittedFile.Write(fitted), "f", fitted.Definition);
            foreach (FittedSet set in new[] { fitted, loaded })
            {
                Assert.Equal("missing as 2", set.Features[0].Stages[0].Describe(masked: false));
                Assert.Equal(by == Impute.Constant ? "missing as 2" : "•••", set.Features[0].Stages[0].Describe(masked: true));
            }
        }
    }
}
