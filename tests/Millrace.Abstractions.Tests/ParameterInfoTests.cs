using System.Diagnostics.CodeAnalysis;

namespace Millrace.Abstractions.Tests;

/// <summary>Values outside a parameter's type, range or domain are refused with what was expected.</summary>
public sealed class ParameterInfoTests
{
    private static readonly ParameterInfo s_fraction = new()
    {
        Name = "test-fraction", Member = "TestFraction", Codec = ParameterCodec.Of<double>(), Minimum = 0.05, Maximum = 0.5,
    };

    private static readonly ParameterInfo s_metric = new()
    {
        Name = "metric", Member = "Metric", Codec = ParameterCodec.Of<string>(), Allowed = ["auc", "log-loss"],
    };

    [Theory]
    [InlineData("0.9", "'test-fraction' is 0.9, but must lie between 0.05 and 0.5.")]
    [InlineData("NaN", "'test-fraction' is NaN, but must lie between 0.05 and 0.5.")]
    [InlineData("0,3", "'0,3' is not a value for 'test-fraction': expected number.")]
    [InlineData("half", "'half' is not a value for 'test-fraction': expected number.")]
    public void A_number_outside_is_refused(string text, string message)
    {
        var exception = Assert.Throws<ParameterException>(() => s_fraction.Parse(text));

        Assert.Equal(message, exception.Message);
        Assert.Equal("test-fraction", exception.Parameter);
    }

    [Theory]
    [InlineData(1.0, null, "'test-fraction' is 0.5, but must be at least 1.")]
    [InlineData(1.0, double.PositiveInfinity, "'test-fraction' is 0.5, but must be at least 1.")]
    [InlineData(double.NegativeInfinity, 0.25, "'test-fraction' is 0.5, but must be at most 0.25.")]
    public void A_range_may_be_open_at_one_end(double? least, double? most, string message)
    {
        var parameter = new ParameterInfo { Name = "test-fraction", Member = "TestFraction", Codec = ParameterCodec.Of<double>(), Minimum = least, Maximum = most };

        Assert.Equal(message, Assert.Throws<ParameterException>(() => parameter.Parse("0.5")).Message);
    }

    [Fact]
    public void A_type_of_a_programs_own_says_what_may_be_written()
    {
        var parameter = new ParameterInfo { Name = "size", Member = "Size", Codec = ParameterCodec.Of<Size>() };

        Assert.Equal("'huge' is not a value for 'size': a size is small or large.", Assert.Throws<ParameterException>(() => parameter.Parse("huge")).Message);
    }

    [Fact]
    public void A_text_outside_its_domain_is_refused() =>
        Assert.Equal("'metric' is \"f1\", but must be one of auc, log-loss.", Assert.Throws<ParameterException>(() => s_metric.Parse("f1")).Message);

    [Fact]
    public void Bounds_and_members_are_inside()
    {
        Assert.Equal(0.05, s_fraction.Parse("0.05"));
        Assert.Equal(0.5, s_fraction.Parse("0.5"));
        Assert.Equal("auc", s_metric.Parse("auc"));
    }

    private readonly record struct Size(string Name) : IParsable<Size>
    {
        public static Size Parse(string s, IFormatProvider? provider) =>
            TryParse(s, provider, out Size size) ? size : throw new FormatException("a size is small or large.");

        public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Size result)
        {
            result = new Size(s ?? "");
            return s is "small" or "large";
        }
    }
}
