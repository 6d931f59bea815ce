using System.Globalization;
using System.Text.RegularExpressions;

namespace Millrace.Quality.Tests.Reports.Pages;

public sealed partial class PageStyleTests
{
    [Fact]
    public void The_style_sheet_has_no_markup_and_asks_for_nothing()
    {
        Assert.DoesNotContain(PageStyle.Css, static c => c is '<' or '&' or '\r');
        Assert.DoesNotContain("url(", PageStyle.Css, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", PageStyle.Css, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Words_stand_out_from_what_is_behind_them_and_so_do_bars(int scheme)
    {
        Dictionary<string, double> colours = Colours(scheme);
        foreach (string back in (string[])["bg", "soft"])
        {
            foreach (string text in (string[])["fg", "mute", "link", "bad", "warn", "good"])
                Assert.True(Contrast(colours[text], colours[back]) >= 4.5, $"--{text} on --{back}: {Contrast(colours[text], colours[back])}");
        }

        foreach (string bar in (string[])["now", "was"])
            Assert.True(Contrast(colours[bar], colours["bg"]) >= 3, $"--{bar}: {Contrast(colours[bar], colours["bg"])}");
    }

    // By the formulas of WCAG 2.
    private static double Contrast(double one, double other) => (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);

    private static Dictionary<string, double> Colours(int scheme) => Variable().Matches(PageStyle.Css).GroupBy(static match => match.Groups[1].Value)
        .ToDictionary(static group => group.Key, group => Luminance(group.ElementAt(scheme).Groups[2].Value), StringComparer.Ordinal);

    private static double Luminance(string hex)
    {
        string full = hex.Length == 3 ? string.Concat(hex.Select(static digit => new string(digit, 2))) : hex;
        double[] parts = [.. Enumerable.Range(0, 3).Select(i => int.Parse(full.AsSpan(i * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(static part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))];
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex("--([a-z]+):#([0-9a-f]{3,6})")]
    private static partial Regex Variable();
}
