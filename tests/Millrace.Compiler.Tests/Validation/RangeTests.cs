namespace Millrace.Compiler.Tests.Validation;

public sealed class RangeTests
{
    private static readonly ParameterModel s_parameter = new() { Member = "Share", Type = new TypeRef("double", default) };

    [Theory]
    [InlineData(0, false)]
    [InlineData(0.5, false)]
    [InlineData(-0.001, true)]
    [InlineData(0.501, true)]
    [InlineData(double.NaN, true)]
    public void Numbers(double value, bool isProblem) =>
        Assert.Equal(isProblem ? "lie between 0 and 0.5" : null, Ranges.Problem(s_parameter with { Minimum = 0, Maximum = 0.5 }, new ConstantValue("", value)));

    [Theory]
    [InlineData(0.0, null, "be at least 0")]
    [InlineData(0.0, double.PositiveInfinity, "be at least 0")]
    [InlineData(null, -5.0, "be at most -5")]
    [InlineData(double.NegativeInfinity, -5.0, "be at most -5")]
    public void A_range_may_be_open_at_one_end(double? least, double? most, string problem) =>
        Assert.Equal(problem, Ranges.Problem(s_parameter with { Minimum = least, Maximum = most }, new ConstantValue("", -1)));

    [Fact]
    public void What_is_no_number_is_allowed_where_there_is_no_range()
    {
        Assert.Null(Ranges.Problem(s_parameter, new ConstantValue("", double.NaN)));
        Assert.Equal("be at least 0", Ranges.Problem(s_parameter with { Minimum = 0 }, new ConstantValue("", double.NaN)));
    }

    [Fact]
    public void Texts()
    {
        ParameterModel parameter = s_parameter with { Allowed = new(["a", "b"]) };
        Assert.Null(Ranges.Problem(parameter, new ConstantValue("a")));
        Assert.Equal("be one of a, b", Ranges.Problem(parameter, new ConstantValue("A")));
    }
}
