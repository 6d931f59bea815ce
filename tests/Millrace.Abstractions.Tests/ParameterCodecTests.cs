using System.Globalization;
using CsCheck;

namespace Millrace.Abstractions.Tests;

/// <summary>Values of parameters survive the way through text, whatever the culture.</summary>
public sealed class ParameterCodecTests
{
    private enum Color
    {
        Red,
        DarkBlue,
    }

    [Fact]
    public void Numbers_read_back_exactly()
    {
        Gen.Double.Sample(value => Same(ParameterCodec.Of<double>(), value));
        Gen.Float.Sample(value => Same(ParameterCodec.Of<float>(), value));
        Gen.Decimal.Sample(value => Same(ParameterCodec.Of<decimal>(), value));
        Gen.Long.Sample(value => Same(ParameterCodec.Of<long>(), value));
    }

    [Fact]
    public void Times_read_back_exactly()
    {
        Gen.DateTime.Sample(value => Same(ParameterCodec.Of<DateTime>(), DateTime.SpecifyKind(value, DateTimeKind.Unspecified)));
        Gen.DateOnly.Sample(value => Same(ParameterCodec.Of<DateOnly>(), value));
        Gen.TimeOnly.Sample(value => Same(ParameterCodec.Of<TimeOnly>(), value));
        Gen.TimeSpan.Sample(value => Same(ParameterCodec.Of<TimeSpan>(), value));
    }

    [Fact]
    public void Lists_of_any_texts_read_back_exactly() =>
        Gen.OneOf([Gen.String, .. new[] { "", " ", ",", "\"", "a,b", " x ", "\"\"", "a\"b" }.Select(Gen.Const)]).Array[0, 5].Sample(texts =>
        {
            ParameterCodec codec = ParameterCodec.List<string>(ParameterCodec.Of<string>());
            return texts.SequenceEqual((IReadOnlyList<string>)codec.Parse(codec.Format(texts))!);
        });

    [Theory]
    [InlineData("1,2,3", new[] { 1, 2, 3 })]
    [InlineData(" 1 , 2 ", new[] { 1, 2 })]
    [InlineData("\"7\"", new[] { 7 })]
    [InlineData("", new int[0])]
    public void Lists_are_read_as_people_write_them(string text, int[] expected) =>
        Assert.Equal(expected, (IReadOnlyList<int>)ParameterCodec.List<int>(ParameterCodec.Of<int>()).Parse(text)!);

    [Theory]
    [InlineData("\"a")]
    [InlineData("\"a\"b,c")]
    public void A_list_with_a_broken_quote_is_refused(string text) =>
        Assert.Throws<FormatException>(() => ParameterCodec.List<string>(ParameterCodec.Of<string>()).Parse(text));

    [Fact]
    public void Enumerations_are_read_by_name_whatever_the_case()
    {
        ParameterCodec codec = ParameterCodec.Enum<Color>();

        Assert.Equal(Color.DarkBlue, codec.Parse("darkblue"));
        Assert.Equal("DarkBlue", codec.Format(Color.DarkBlue));
        Assert.Equal("Red|DarkBlue", codec.TypeName);
        Assert.Throws<FormatException>(() => codec.Parse("7"));
    }

    [Fact]
    public void Nothing_stands_for_a_missing_value()
    {
        ParameterCodec codec = ParameterCodec.Nullable(ParameterCodec.Of<int>());

        Assert.Null(codec.Parse(""));
        Assert.Equal("", codec.Format(null));
        Assert.Equal(3, codec.Parse("3"));
    }

    [Fact]
    public void The_culture_has_no_say()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var german = new CultureInfo(CultureInfo.InvariantCulture.Name) { NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "." } };
        try
        {
            CultureInfo.CurrentCulture = german;
            Assert.Equal("0.5", ParameterCodec.Of<double>().Format(0.5));
            Assert.Equal(0.5, ParameterCodec.Of<double>().Parse("0.5"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static bool Same<T>(ParameterCodec codec, T value) => Equals(codec.Parse(codec.Format(value)), value);
}
