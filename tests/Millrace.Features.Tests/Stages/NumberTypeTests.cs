using Millrace.Data;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Stages;

public sealed class NumberTypeTests
{
    public static TheoryData<ColumnType> Numbers { get; } = [.. Enum.GetValues<ColumnType>().Where(NumberTypes.IsNumber)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Numbers_of_every_type_follow_the_same_rules(ColumnType type)
    {
        AnyRow.Batch rows = AnyRow.Of(type, "2", null, "4", "6", "8");
        string column = type.ToString();
        float deviation = MathF.Sqrt(5);
        Assert.Equal([-3 / deviation, 0, -1 / deviation, 1 / deviation, 3 / deviation], Fit.One(new ZScoreSpec(), rows, column).Apply(rows), static (a, b) => MathF.Abs(a - b) < 1e-6f);
        Assert.Equal([2, 0, 4, 6, 8], Fit.One(new PassThroughSpec(false), rows, column).Apply(rows));
        Assert.Equal([2, float.NaN, 4, 6, 8], Fit.One(new PassThroughSpec(true), rows, column).Apply(rows));
        Assert.Equal([0, 2, 0, 1, 1], Fit.One(new BucketizeSpec(2, Missing.OwnBucket), rows, column).Apply(rows));
        Assert.Equal(1, Fit.One(new PassThroughSpec(false), rows, column).CountsOf(0)[0].Missing);
    }

    [Theory]
    [InlineData(ColumnType.Single)]
    [InlineData(ColumnType.Double)]
    public void NaN_counts_as_missing(ColumnType type)
    {
        AnyRow.Batch rows = AnyRow.Of(type, "NaN", "1", null);
        Assert.Equal([0, 1, 0], Fit.One(new PassThroughSpec(false), rows, type.ToString()).Apply(rows));
        Assert.Equal([float.NaN, 1, float.NaN], Fit.One(new PassThroughSpec(true), rows, type.ToString()).Apply(rows));
        Assert.Equal(2, Fit.One(new PassThroughSpec(false), rows, type.ToString()).CountsOf(0)[0].Missing);
    }

    [Fact]
    public void Booleans_pass_through_as_zero_and_one()
    {
        AnyRow.Batch rows = AnyRow.Of(ColumnType.Boolean, "true", "false", null);
        Assert.Equal([1, 0, float.NaN], Fit.One(new PassThroughSpec(true), rows, "Boolean").Apply(rows));
    }

    [Fact]
    public void More_rows_than_a_word_of_validity_are_marked_right()
    {
        double?[] values = [.. Enumerable.Range(0, 300).Select(static i => i % 7 == 3 ? (double?)null : i)];
        Assert.Equal(values.Select(static value => (float)(value ?? float.NaN)), Fit.One(new PassThroughSpec(true), NumberRow.Of(values)).Apply(NumberRow.Of(values)));
    }
}
