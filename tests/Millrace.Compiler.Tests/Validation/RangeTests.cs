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

    [Fact]
    public void Texts()
    {
        ParameterModel parameter = s_parameter with { Allowed = new(["a", "b"]) };
        Assert.Null(Ranges.Problem(parameter, new ConstantValue("a")));
        Assert.Equal("be one of a, b", Ranges.Problem(parameter, new ConstantValue("A")));
    }
}
