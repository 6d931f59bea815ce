using System.Collections.Immutable;

namespace Millrace.Abstractions.Tests.Spans;

public sealed class SpanPatternTests
{
    [Theory]
    [InlineData("data/{day}.csv", "{day} is no part: {span}, {version}, {yyyy}, {MM}, {dd}, {hh} and * may stand there")]
    [InlineData("{span}/{span}.csv", "{span} stands there twice: write * where it is told again")]
    [InlineData("{yyyy}/{MM}/{yyyy}.csv", "{yyyy} stands there twice")]
    [InlineData("{MM}/{mm}.csv", "{MM} stands there twice")]
    [InlineData("data/sales.csv", "it names no span")]
    [InlineData("data/*.csv", "it names no span")]
    [InlineData("", "it names no span")]
    [InlineData("v{version}.csv", "{version} is the version of a span")]
    [InlineData("{yyyy}-{dd}.csv", "{dd} is told without {MM}")]
    [InlineData("{MM}.csv", "{MM} is told without {yyyy}")]
    [InlineData("{yyyy}{MM}{hh}.csv", "{hh} is told without {dd}")]
    [InlineData("{span}/{yyyy}.csv", "a span is a number or a date")]
    [InlineData("{span}{version}", "nobody can tell where {span} ends and {version} begins")]
    [InlineData("{span}0.csv", "nobody can tell where {span} ends, because a digit follows")]
    [InlineData("*{span}.csv", "nobody can tell where {span} begins behind a *")]
    [InlineData("**/{span}.csv", "** stands for nothing")]
    [InlineData("{span}/", "it ends with a folder")]
    [InlineData("{span.csv", "there is a { without its }")]
    [InlineData("span}.csv", "there is a } without its {")]
    [InlineData("{span:0}.csv", "take a number of digits from 1 to 18")]
    [InlineData("{span:19}.csv", "take a number of digits from 1 to 18")]
    [InlineData("{span:x}.csv", "take a number of digits from 1 to 18")]
    [InlineData("{yyyy:4}.csv", "take a number of digits from 1 to 18")]
    public void A_text_that_is_no_pattern_is_refused(string text, string why)
    {
        var error = Assert.Throws<FormatException>(() => SpanPattern.Parse(text));
        Assert.StartsWith($"\"{text}\" is no pattern of spans: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data/{yyyy}/{mm}-{dd}.*.csv", "data/2011/03-01.a.csv", true)]
    [InlineData("data/{yyyy}/{mm}-{dd}.*.csv", "data/2011/03-01.csv", false)]
    [InlineData("data/{yyyy}/{mm}-{dd}.*.csv", "data/2011/13-01.a.csv", false)]
    [InlineData("data/{yyyy}/{mm}-{dd}.*.csv", "data/x/2011/03-01.a.csv", false)]
    [InlineData("data/{yyyy}/{mm}-{dd}.*.csv", "other/2011/03-01.a.csv", false)]
    [InlineData("data/{span}.csv", "data/17.csv", true)]
    [InlineData("{span}.csv", "17.csv", true)]
    [InlineData("{span}.csv", "../17.csv", false)]
    public void A_file_fits_whether_it_is_there_or_not(string pattern, string path, bool fits) =>
        Assert.Equal(fits, SpanPattern.Parse(pattern).Fits(Path.GetFullPath(path)));

    [Fact]
    public void Spans_come_in_their_order_whatever_the_names_order()
    {
        Assert.Equal(["2: span-2/a.csv", "9: span-9/a.csv", "10: span-10/a.csv span-10/b.csv"],
            Find("span-{span}/*.csv", "all", "span-10/b.csv", "span-9/a.csv", "span-10/a.csv", "span-2/a.csv", "span-3/a.txt", "span-x/a.csv", "span-4/.a.csv"));
        Assert.Equal(["2010-12-31: 31-12-2010.csv", "2011-01-01: 01-01-2011.csv"],
            Find("{dd}-{mm}-{yyyy}.csv", "all", "01-01-2011.csv", "31-12-2010.csv", "1-1-2012.csv", "x01-01-2011.csv"));
        Assert.Equal(["2011-01-01T05: 20110101T05-*.csv".Replace("*", "part-1")],
            Find("{yyyy}{MM}{dd}T{hh}-*.csv", "all", "20110101T05-part-1.csv"));
    }

    [Fact]
    public void Digits_are_as_many_as_asked_for_or_as_there_are()
    {
        Assert.Equal(["12: 00012.csv"], Find("{span:5}.csv", "all", "00012.csv", "12.csv", "000012.csv"));
        Assert.Equal(["0: 0.csv", "7: 007.csv", "123456789012345678: 123456789012345678.csv"],
            Find("{span}.csv", "all", "007.csv", "0.csv", "123456789012345678.csv", "1234567890123456789.csv"));
        Assert.Equal(["12 v34: 1234.csv"], Find("{span:2}{version}.csv", "all", "1234.csv"));
        Assert.Equal(["5: {x}5.csv"], Find("{{x}}{span}.csv", "all", "{x}5.csv"));
    }

    [Fact]
    public void The_latest_version_of_a_span_counts_unless_another_is_asked_for()
    {
        string[] files = ["1/v1.csv", "1/v2.csv", "2/v1.csv", "3/v10.csv", "3/v9.csv"];
        Assert.Equal(["1 v2: 1/v2.csv", "2 v1: 2/v1.csv", "3 v10: 3/v10.csv"], Find("{span}/v{version}.csv", "all", files));
        Assert.Equal(["1 v1: 1/v1.csv", "2 v1: 2/v1.csv"], Find("{span}/v{version}.csv", "all v1", files));
        Assert.Equal(["2 v1: 2/v1.csv"], Find("{span}/v{version}.csv", "latest v1", files));
        Assert.Contains("asks for a version, and the pattern has no {version}", Assert.Throws<FormatException>(() => Find("{span}.csv", "1 v1", "1.csv")).Message);
    }

    [Theory]
    [InlineData("all", "2010-12 2011-01 2011-02 2011-04")]
    [InlineData("latest", "2011-04")]
    [InlineData("Last 3", "2011-01 2011-02 2011-04")]
    [InlineData("last 99", "2010-12 2011-01 2011-02 2011-04")]
    [InlineData("2011-02", "2011-02")]
    [InlineData("2011", "2011-01 2011-02 2011-04")]
    [InlineData("2011-01..2011-03", "2011-01 2011-02")]
    [InlineData("2010..2011-01", "2010-12 2011-01")]
    [InlineData("2011-02..", "2011-02 2011-04")]
    [InlineData(" ..2011-01 ", "2010-12 2011-01")]
    public void A_selection_says_which_spans_are_wanted(string selection, string wanted)
    {
        string[] found = Find("{yyyy}/{MM}.csv", selection, "2011/04.csv", "2010/12.csv", "2011/02.csv", "2011/01.csv");
        Assert.Equal(wanted.Split(' '), found.Select(static each => each.Split(':')[0]));
    }

    [Fact]
    public void A_selection_of_numbers_speaks_of_numbers()
    {
        string[] files = ["5.csv", "6.csv", "17.csv", "2011.csv"];
        Assert.Equal(["5: 5.csv", "6: 6.csv"], Find("{span}.csv", "5..16", files));
        Assert.Equal(["2011: 2011.csv"], Find("{span}.csv", "2011", files));
        Assert.Contains("the spans of this pattern are numbers", Assert.Throws<FormatException>(() => Find("{span}.csv", "2011-01", files)).Message);
        Assert.Contains("write it as in 2011-03-01", Assert.Throws<FormatException>(() => Find("{yyyy}{MM}{dd}.csv", "17", "20110101.csv")).Message);
        Assert.Contains("each span of this pattern is a whole month", Assert.Throws<FormatException>(() => Find("{yyyy}{MM}.csv", "2011-01-05..", "201101.csv")).Message);
        Assert.Contains("it ends before it begins", Assert.Throws<FormatException>(() => Find("{span}.csv", "6..5", files)).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("last")]
    [InlineData("last 0")]
    [InlineData("last -1")]
    [InlineData("yesterday")]
    [InlineData("1..2..3")]
    [InlineData("2011-13")]
    [InlineData("2011-02-30")]
    [InlineData("all vx")]
    [InlineData("all 5")]
    public void A_text_that_is_no_selection_is_refused_with_what_may_be_written(string text) =>
        Assert.Contains("write all, latest, last 30, one span", Assert.Throws<FormatException>(() => SpanSelection.Parse(text)).Message);

    [Fact]
    public void Nothing_found_says_what_was_looked_for_and_what_is_near()
    {
        string[] files = ["2011-01-01.csv", "2011-01-05.csv"];
        Assert.Equal("\"{yyyy}-{MM}-{dd}.csv\" has no file for \"2011-01-02..2011-01-03\". The nearest are before it 2011-01-01 and after it 2011-01-05.",
            Assert.Throws<SpanException>(() => Find("{yyyy}-{MM}-{dd}.csv", "2011-01-02..2011-01-03", files)).Message);
        Assert.Equal("\"{yyyy}-{MM}-{dd}.csv\" has no file for \"2012..\". The nearest are before it 2011-01-05.",
            Assert.Throws<SpanException>(() => Find("{yyyy}-{MM}-{dd}.csv", "2012..", files)).Message);
        Assert.Equal("\"{span}-{version}.csv\" has no file for \"all v7\". There are 1 v2 to 3 v4.",
            Assert.Throws<SpanException>(() => Find("{span}-{version}.csv", "all v7", "1-2.csv", "3-4.csv")).Message);
        Assert.Contains("there is no folder", Assert.Throws<SpanException>(() => Find("nothing/{span}.csv", "all", files)).Message);
    }

    [Fact]
    public void What_claims_to_be_the_same_or_no_day_at_all_is_refused()
    {
        Assert.Equal("{span}.csv: 07.csv and 7.csv both say that they are 7. Move one of them away, or say how many digits there are, as in {span:5}.",
            Assert.Throws<SpanException>(() => Find("{span}.csv", "all", "7.csv", "07.csv")).Message);
        Assert.Contains("both say that they are 7 v1", Assert.Throws<SpanException>(() => Find("{span}/{version}/*", "all", "7/1/a", "7/01/a")).Message);
        Assert.StartsWith("2011-02-30.csv fits {yyyy}-{MM}-{dd}.csv, but its date is none of the calendar's",
            Assert.Throws<SpanException>(() => Find("{yyyy}-{MM}-{dd}.csv", "all", "2011-02-30.csv")).Message);
        Assert.Throws<SpanException>(() => Find("{yyyy}/{MM}/{dd}.csv", "all", "2011/13/01.csv"));
        Assert.Throws<SpanException>(() => Find("{yyyy}{MM}{dd}{hh}.csv", "all", "2011010124.csv"));
    }

    [Fact]
    public void Only_the_folders_that_may_hold_wanted_spans_are_listed()
    {
        string[] files = ["s/2009/12/01.csv", "s/2010/11/30.csv", "s/2010/12/01.csv", "s/2010/12/02.csv", "s/2011/01/01.csv", "s/x/01/01.csv"];
        Assert.Equal(["s/", "s/2010/", "s/2010/12/"], Listed("s/{yyyy}/{MM}/{dd}.csv", "2010-12", files));
        Assert.Equal(["s/", "s/2011/", "s/2011/01/"], Listed("s/{yyyy}/{MM}/{dd}.csv", "latest", files));
        Assert.Equal(["s/", "s/2011/", "s/2011/01/", "s/2010/", "s/2010/12/"], Listed("s/{yyyy}/{MM}/{dd}.csv", "last 2", files));

        // The second of two folders may hold later spans, so both are looked into.
        Assert.Equal(["", "a/", "b/"], Listed("*/{span}.csv", "latest", "a/1.csv", "b/2.csv"));
        Assert.Equal(["2: b/2.csv"], Find("*/{span}.csv", "latest", "a/1.csv", "b/2.csv"));
    }

    [Fact]
    public void Paths_of_Windows_have_backslashes_and_names_of_any_case()
    {
        var folders = new FakeFolders(true, "C:/Sales/2011/01.CSV", "//server/share/7.csv");
        Assert.Equal("C:/Sales/2011/01.CSV", Assert.Single(SpanPattern.Parse(@"C:\Sales\{yyyy}\{MM}.csv", folders).Find(SpanSelection.All)[0].Files));
        Assert.Equal("//server/share/7.csv", Assert.Single(SpanPattern.Parse(@"\\server\share\{span}.csv", folders).Find(SpanSelection.All)[0].Files));
        Assert.Equal(["1: a\\1.csv"], Find(@"a\{span}.csv", "all", @"a\1.csv", @"A\2.csv"));
    }

    [Fact]
    public void Real_folders_are_looked_into()
    {
        string root = Directory.CreateTempSubdirectory("millrace-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(root, "2011", "03"));
            File.WriteAllText(Path.Combine(root, "2011", "03", "07.csv"), "x");
            string folder = root.Replace('\\', '/');
            ImmutableArray<SpanFiles> found = SpanPattern.Parse(folder + "/{yyyy}/{MM}/{dd}.csv").Find(SpanSelection.Latest);
            Assert.Equal($"{folder}/2011/03/07.csv", Assert.Single(Assert.Single(found).Files));
            Assert.Equal((new DateTime(2011, 3, 7), new DateTime(2011, 3, 8)), (found[0].Span.Start, found[0].Span.End));
            Assert.Throws<SpanException>(() => SpanPattern.Parse(folder + "/{yyyy}/none/{MM}.csv").Find(SpanSelection.All));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static string[] Find(string pattern, string selection, params string[] files) =>
    [
        .. SpanPattern.Parse(pattern, new FakeFolders(false, files)).Find(SpanSelection.Parse(selection))
            .Select(static span => $"{span.Name}: {string.Join(' ', span.Files)}"),
    ];

    private static List<string> Listed(string pattern, string selection, params string[] files)
    {
        var folders = new FakeFolders(false, files);
        SpanPattern.Parse(pattern, folders).Find(SpanSelection.Parse(selection));
        return folders.Listed;
    }
}
