namespace Millrace.Compiler.Tests.Emit;

public sealed class CSharpTests
{
    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("a \"quote\" and \\", "\"a \\\"quote\\\" and \\\\\"")]
    [InlineData("line\r\n\tbreak\u2028", "\"line\\r\\n\\tbreak\\u2028\"")]
    [InlineData("\0", "\"\\u0000\"")]
    public void Texts_are_written_as_literals(string text, string literal) => Assert.Equal(literal, CSharp.Literal(text));

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(1e300, "1E+300")]
    [InlineData(double.NegativeInfinity, "double.NegativeInfinity")]
    [InlineData(double.NaN, "double.NaN")]
    public void Numbers_are_written_the_same_in_every_culture(double number, string literal) => Assert.Equal(literal, CSharp.Literal(number));

    [Fact]
    public void Keywords_are_escaped() => Assert.Equal(["@class", "record", "Class"], new[] { "class", "record", "Class" }.Select(CSharp.Escape));
}
