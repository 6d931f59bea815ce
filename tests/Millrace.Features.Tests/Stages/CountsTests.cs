using CsCheck;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Stages;

public sealed class CountsTests
{
    [Fact]
    public void It_is_how_many_training_rows_have_the_value()
    {
        Gen.Select(CategoryRow.Any.Array[1, 100], CategoryRow.Any.Array[1, 100], Gen.Bool).Sample(static (train, serve, share) =>
        {
            double whole = share ? train.Count(static row => row.A is not null) : 1;
            FittedSet fitted = Fit.One(new CountsSpec(share), CategoryRow.Of(train), "a");
            Assert.Equal(
                serve.Select(row => row.A is null || whole == 0 ? 0 : (float)(train.Count(each => each.A == row.A) / whole)),
                fitted.Apply(CategoryRow.Of(serve)));
            Assert.Equal(new FeatureSlot("It", 0, 1, FeatureKind.Numeric, 0), fitted.Layout[0]);
        });
    }

    [Fact]
    public void Whole_numbers_are_counted_alike()
    {
        CategoryRow[] rows = [new() { N = 3 }, new() { N = 3 }, new() { N = -1 }, new()];
        Assert.Equal([2, 2, 1, 0, 0], Fit.One(new CountsSpec(false), CategoryRow.Of(rows), "n").Apply(CategoryRow.Of([.. rows, new() { N = 7 }])));
    }

    [Fact]
    public void Only_missing_values_count_nothing()
    {
        foreach (bool share in new[] { true, false })
            Assert.Equal([0, 0], Fit.One(new CountsSpec(share), TextRow.Of([null])).Apply(TextRow.Of([null, "a"])));
    }

    [Fact]
    public void A_stage_behind_it_learns_from_the_counts()
    {
        // Counts of the rows are 3, 3, 3 and 1.
        FittedSet fitted = Fit.Of(Fit.Define([new CountsSpec(false), new ZScoreSpec()], TextRow.Schema, "value"), TextRow.Of(["a", "a", "a", "b"]));
        Assert.Equal(2, fitted.On.Scans);
        float[] found = fitted.Apply(TextRow.Of(["a", "b", "c", null]));
        double deviation = Math.Sqrt(0.75);
        Assert.Equal([(float)(0.5 / deviation), (float)(-1.5 / deviation), (float)(-2.5 / deviation), 0], found);
    }

    [Fact]
    public void Values_of_a_sensitive_column_are_not_shown()
    {
        FittedStage stage = Fit.One(new CountsSpec(false), TextRow.Of(["secret"])).Features[0].Stages[0];
        Assert.Contains("secret", stage.Describe(masked: false), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", stage.Describe(masked: true), StringComparison.Ordinal);
    }
}
