using CsCheck;

namespace Millrace.Quality.Tests.Reports;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("", "\"\"")]
    [InlineData(" a b ", "␣a b␣")]
    [InlineData("  ", "␣␣")]
    [InlineData("a\r\n\tb", "a\\r\\n\\tb")]
    [InlineData("\u200B\u202E\uFEFF\u00AD", "\\u200B\\u202E\\uFEFF\\u00AD")]
    [InlineData("é 😀 مرحبا", "é 😀 مرحبا")]
    public void What_nobody_could_see_can_be_seen(string text, string expected) => Assert.Equal(expected, VisibleText.OneLine(text));

    [Fact]
    public void A_half_of_a_character_stands_as_its_number() => Assert.Equal("\\uDC00\\uD800😀", VisibleText.OneLine("\uDC00\uD800😀"));

    [Fact]
    public void A_cut_leaves_no_half_of_a_character()
    {
        string text = string.Concat(Enumerable.Repeat("😀", 40));
        Assert.Equal($"{string.Concat(Enumerable.Repeat("😀", 29))}…", VisibleText.Cut(text));
        Assert.Equal(new string('x', 60), VisibleText.Cut(new string('x', 60)));
        Assert.Equal($"{new string('x', 59)}…", VisibleText.Cut(new string('x', 61)));
    }

    [Fact]
    public void Whatever_a_text_is_what_is_shown_of_it_is_well_formed() =>
        Gen.Char.Array[0, 80].Sample(static chars =>
        {
            string shown = VisibleText.OneLine(new string(chars));
            return shown.All(static c => !char.IsControl(c)) && shown == System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(shown));
        });
}
