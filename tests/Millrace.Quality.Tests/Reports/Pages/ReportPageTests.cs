using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;
using Millrace.Data;

namespace Millrace.Quality.Tests.Reports.Pages;

public sealed class ReportPageTests
{
    private static readonly DatasetStatistics s_trips = SampleStatistics.Trips();

    [Fact]
    public void Anomalies_stand_first_and_errors_before_warnings()
    {
        var page = new PageFile(ReportPage.Of(s_trips, SampleStatistics.Anomalies));
        XElement first = page.All("section").First();
        Assert.Equal("anomalies", first.Attribute("id")!.Value);
        Assert.Equal(["Errors (2)", "Warnings (2)"], first.Elements().Where(static each => each.Name.LocalName == "h3").Select(static each => each.Value));
        string[] items = [.. first.Descendants().Where(static each => each.Name.LocalName == "h4").Select(static each => each.Value)];
        Assert.Equal(["Error Too large: fare", "Error Unexpected length: rider", "Warning New column: surprise <b>", "Warning L infinity high: payment_type"], items);
        Assert.Contains("fare: 3 of 2,000 values are outside [InRange(0, 150)]", first.Value, StringComparison.Ordinal);
        Assert.Contains("3 of 2,000 (0.15 %)", first.Value, StringComparison.Ordinal);
        Assert.Contains("180row 1,999", first.Value, StringComparison.Ordinal);
        Assert.Contains("[Column(\"fare\"), InRange(0, 180)]", first.Value, StringComparison.Ordinal);
        Assert.Contains("distance 0.0225, at most 0.01 is expected", first.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_column_has_a_row_that_leads_to_its_section()
    {
        var page = new PageFile(ReportPage.Of(s_trips, SampleStatistics.Anomalies));
        XElement[] links = [.. page.ById("columns").Descendants().Where(static each => each.Name.LocalName == "a")];
        Assert.Equal(s_trips.Columns.Select(static column => column.Name), links.Select(static link => link.Value));
        foreach (XElement link in page.All("a"))
        {
            Assert.StartsWith("#", link.Attribute("href")!.Value, StringComparison.Ordinal);
            _ = page.ById(link.Attribute("href")!.Value[1..]);
        }

        string[] ids = [.. page.Root.DescendantsAndSelf().Select(static each => each.Attribute("id")?.Value).OfType<string>()];
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void A_column_of_numbers_shows_counts_moments_quantiles_and_bounds()
    {
        ColumnStatistics fare = s_trips.Find("fare")!;
        string words = new PageFile(ReportPage.Of(s_trips)).Column("fare").Value;
        foreach (string expected in (string[])
        [
            "present2,000 (100 %)", "missing0", $"distinct{fare.Distinct.Count:N0}", $"minimum{fare.Minimum}", $"maximum{fare.Maximum}", "mean", "standard deviation",
            "Quantiles, their ranks off by 0.93 % at most with 99.9 % confidence", $"median{ReportNumber.Of(fare.Numbers!.QuantileAt(0.5)!.Value)}", "Most frequent values", "all others",
            "with 99.9 % confidence, each bar is off by 1.9 % of all numbers at most", "correlation with the label0.123456", "mutual information0.25 bits", "10 buckets of equal weight", "By payment_type",
        ])
        {
            Assert.Contains(expected, words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Texts_lists_and_bytes_show_what_is_known_of_them()
    {
        var page = new PageFile(ReportPage.Of(s_trips));
        Assert.Contains("characters", page.Column("payment_type").Value, StringComparison.Ordinal);
        Assert.Contains("letters", page.Column("payment_type").Value, StringComparison.Ordinal);
        Assert.Contains("missing", page.Column("payment_type").Value, StringComparison.Ordinal);
        Assert.Contains("elements of a list0 to 4, mean 2", page.Column("tags").Value, StringComparison.Ordinal);
        Assert.Contains("Elements of all lists", page.Column("tags").Value, StringComparison.Ordinal);
        Assert.Contains("tag 1", page.Column("tags").Value, StringComparison.Ordinal);
        Assert.Contains("distinct≈ 2,000 (standard error 0.81 %)", page.Column("picture").Value, StringComparison.Ordinal);
        Assert.Contains("10 to 2,000, mean 800", page.Column("picture").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Dates_and_times_read_as_such()
    {
        var page = new PageFile(ReportPage.Of(s_trips));
        Assert.Matches(@"mean2012-0[67]-\d\d", page.Column("day").Value);
        Assert.Matches(@"standard deviation\d+(\.\d+)? days", page.Column("day").Value);
        Assert.Matches(@"median2013-0[67]-\d\d \d\d:\d\d:\d\d", page.Column("started").Value);
        Assert.Matches(@"standard deviation\d+(\.\d+)? days", page.Column("started").Value);
    }

    [Fact]
    public void Charts_have_titles_descriptions_and_their_numbers()
    {
        var page = new PageFile(ReportPage.Of(s_trips));
        XElement[] images = [.. page.All("svg").Where(static each => each.Attribute("role")?.Value == "img")];
        Assert.InRange(images.Length, 8, 40);
        foreach (XElement image in images)
        {
            string[] ids = image.Attribute("aria-labelledby")!.Value.Split(' ');
            Assert.Equal(["title", "desc"], ids.Select(id => page.ById(id).Name.LocalName));
            Assert.All(ids, id => Assert.NotEmpty(page.ById(id).Value));
        }

        Assert.All(page.All("svg").Except(images), static each => Assert.Equal("true", each.Attribute("aria-hidden")?.Value));
        Assert.All(page.All("table"), static table => Assert.Equal("caption", table.Elements().First().Name.LocalName));
        Assert.Equal(
            images.Count(static each => each.Value.StartsWith("Distribution", StringComparison.Ordinal) || each.Value.StartsWith("Lengths", StringComparison.Ordinal)),
            page.All("details").Count(static each => each.Elements().First().Value == "As numbers"));
    }

    [Fact]
    public void Where_one_bucket_holds_nearly_all_the_rest_is_drawn_closer()
    {
        var page = new PageFile(ReportPage.Of(s_trips));
        Assert.Contains("Where most numbers are", page.Column("trip_seconds").Value, StringComparison.Ordinal);
        Assert.DoesNotContain("Where most numbers are", page.Column("hour").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_shows_both_sides()
    {
        DatasetStatistics before = SampleStatistics.Trips(seed: 2, shift: 2, rows: 700);
        var page = new PageFile(ReportPage.Compare(s_trips, before, SampleStatistics.Anomalies, "serving", "training"));
        Assert.Equal("Trip: serving and training", page.All("h1").Single().Value);
        XElement fare = page.Column("fare");
        Assert.Contains("present2,000 (100 %)700 (100 %)", fare.Value, StringComparison.Ordinal);
        Assert.Contains($"minimum{s_trips.Find("fare")!.Minimum}{before.Find("fare")!.Minimum}", fare.Value, StringComparison.Ordinal);
        XElement chart = fare.Descendants().First(static each => each.Attribute("role")?.Value == "img");
        Assert.Contains(chart.Elements(), static each => each.Name.LocalName == "rect" && each.Attribute("class")?.Value == "now");
        Assert.Contains(chart.Elements(), static each => each.Name.LocalName == "path" && each.Attribute("class")?.Value == "was");
        Assert.Matches(@"Cash\d+\.?\d* %\d+\.?\d* %", page.Column("payment_type").Value);
    }

    [Fact]
    public void Columns_of_one_side_are_named_as_such()
    {
        DatasetStatistics before = SampleStatistics.Trips(seed: 2);
        DatasetStatistics now = s_trips with { Columns = s_trips.Columns.RemoveAt(0) };
        before = before with { Columns = before.Columns.RemoveAt(2) };
        var page = new PageFile(ReportPage.Compare(now, before, []));
        Assert.Contains("only in previous", page.Column("fare").Value, StringComparison.Ordinal);
        Assert.Contains("only in current", page.Column("payment_type").Value, StringComparison.Ordinal);
        Assert.DoesNotContain("only in", page.Column("hour").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void What_there_is_nothing_of_is_said()
    {
        string none = new PageFile(ReportPage.Of(new DatasetStatistics("Nothing", 0, []), [])).Words;
        Assert.Contains("There are no columns.", none, StringComparison.Ordinal);
        Assert.Contains("None: the data is as expected.", none, StringComparison.Ordinal);
        DatasetStatistics empty = SampleStatistics.Trips(rows: 0);
        string noRows = new PageFile(ReportPage.Of(empty)).Words;
        Assert.Contains("There are no rows.", noRows, StringComparison.Ordinal);
        Assert.Contains("nothing was expected of the data", noRows, StringComparison.Ordinal);
        foreach (byte[] bytes in (byte[][])[ReportPage.Compare(empty, s_trips, []), ReportPage.Compare(s_trips, empty, [])])
            Assert.DoesNotContain("NaN", new PageFile(bytes).Text.Replace("NaN 4", "", StringComparison.Ordinal).Replace("NaN 3", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("missing2,000 (100 %)", new PageFile(ReportPage.Of(s_trips)).Column("never").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes()
    {
        byte[] once = ReportPage.Of(s_trips, SampleStatistics.Anomalies);
        Assert.Equal(once, ReportPage.Of(SampleStatistics.Trips(), SampleStatistics.Anomalies));
        Assert.DoesNotContain((byte)'\r', once);
    }

    [Fact]
    public void Two_hundred_columns_of_wide_texts_take_less_than_two_megabytes()
    {
        ImmutableArray<ColumnStatistics> columns =
        [
            .. Enumerable.Range(0, 200).Select(static i => i % 2 == 0
                ? SampleColumn.Texts($"{new string('w', 100)}<{i}>", Enumerable.Range(0, 100).Select(j => $"{j % 30}{new string('<', 500)}"))
                : SampleColumn.Numbers($"number {i}", Enumerable.Range(0, 300).Select(j => (double?)Math.Exp(((i * 7) + j) % 25)))),
        ];
        var wide = new DatasetStatistics("Wide", 300, columns);
        wide = wide with { Slices = [.. Enumerable.Range(0, 50).Select(i => new SliceStatistics("by", $"slice {i}", wide))] };
        ImmutableArray<Anomaly> anomalies = [.. columns.Select(static column => SampleStatistics.Anomalies[1] with { Column = column.Name })];
        Assert.InRange(ReportPage.Of(wide, anomalies).Length, 200_000, 2_000_000);
        Assert.InRange(ReportPage.Compare(wide, wide, anomalies).Length, 200_000, 2_000_000);
    }

    /// <summary>Each column breaks its domain in as many values as are kept, and the page is about their slices as well.</summary>
    [Theory]
    [InlineData('ж', 200, 200)]
    [InlineData('&', 200, 200)]
    [InlineData('&', 120, 120)]
    [InlineData('&', 50, 50)]
    [InlineData('&', 20, 500)]
    public void Columns_that_all_break_their_domain_take_less_than_two_megabytes(char letter, int count, int broken)
    {
        string wide = new(letter, 60);
        ColumnStatistics[] columns = [.. Enumerable.Range(0, count).Select(i => SampleColumn.Texts($"{i}{wide}", Enumerable.Range(0, 40).Select(j => $"{j % 20}{wide}")))];
        Anomaly[] anomalies =
        [
            .. Enumerable.Range(0, broken).Select(i =>
            {
                ColumnInfo column = new(columns[i % count].Name, "X", ColumnType.Text, true) { Expectations = [new DomainExpectation([wide, "a"])] };
                UnexpectedValue[] values = [.. Enumerable.Range(0, 20).Select(j => new UnexpectedValue($"{j}{wide[2..]}", 2, j))];
                var report = new ExpectationReport(column.Expectations[0].ToString(), 40, 40, 0, []) { Column = column.Name, Unexpected = [.. values], DistinctBroken = 20 };
                return Assert.Single(AnomalyFinder.Find(new SchemaInfo("S", [column]), new DatasetStatistics("S", 40, [columns[i % count]]), [report]));
            }),
        ];
        var all = new DatasetStatistics("S", 40, [.. columns]);
        all = all with
        {
            Slices = [.. Enumerable.Range(0, 4).SelectMany(by => Enumerable.Range(0, 300).Select(i => new SliceStatistics($"by {by}", $"{i}{wide}", new DatasetStatistics("S", 1, [.. columns]))))],
        };
        ImmutableArray<Anomaly> told = [.. anomalies];
        foreach (byte[] bytes in (byte[][])[ReportPage.Of(all, told), ReportPage.Compare(all, all, told)])
        {
            Assert.InRange(bytes.Length, 100_000, 2_000_000);
            var page = new PageFile(bytes);
            Assert.Equal(broken, page.ById("anomalies").Descendants().Count(static each => each.Name.LocalName == "h4"));
            Assert.Contains("Unexpected values", page.ById("anomalies").Value, StringComparison.Ordinal);
            Assert.Contains("of 300", page.ById("slices").Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Few_anomalies_are_told_with_all_that_is_kept()
    {
        UnexpectedValue[] values = [.. Enumerable.Range(0, 20).Select(static j => new UnexpectedValue($"value {j}", 2, j))];
        Anomaly anomaly = new(AnomalyKind.UnexpectedValues, AnomalySeverity.Error, "company", $"company: {new string('m', 1500)}.")
        {
            Unexpected = [.. values], Remedy = $"[OneOf(\"{new string('r', 1500)}\")]",
        };
        string words = new PageFile(ReportPage.Of(s_trips, [anomaly])).Words;
        Assert.Contains(anomaly.Message, words, StringComparison.Ordinal);
        Assert.Contains(anomaly.Remedy, words, StringComparison.Ordinal);
        Assert.Contains("value 192 ×, row 19", words, StringComparison.Ordinal);
        words = new PageFile(ReportPage.Of(s_trips, [.. Enumerable.Repeat(anomaly, 60)])).Words;
        Assert.Contains("value 42 ×, row 4and 15 more", words, StringComparison.Ordinal);
        Assert.DoesNotContain("value 5", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_buckets_and_quantiles_are_drawn_as_few()
    {
        ImmutableArray<ColumnStatistics> columns =
        [
            .. Enumerable.Range(0, 200).Select(static i => SampleColumn.Numbers($"n{i}", Enumerable.Range(0, 50).Select(static j => (double?)(j * 1.1)))).Select(static column => column with
            {
                Numbers = column.Numbers! with
                {
                    EqualWidth = new Histogram([.. Enumerable.Range(0, 1000).Select(static j => new HistogramBucket(j, j + 1, 1 + (j % 3)))]),
                    EqualDepth = new Histogram([.. Enumerable.Range(0, 1000).Select(static j => new HistogramBucket(j, j + 1, 1))]),
                    IsEqualWidthExact = true,
                    Quantiles = [.. Enumerable.Range(1, 999).Select(static j => new Quantile(j / 1000.0, j))],
                },
            }),
        ];
        var wide = new DatasetStatistics("Wide", 2000, columns);
        foreach (byte[] bytes in (byte[][])[ReportPage.Of(wide), ReportPage.Compare(wide, wide, [])])
        {
            Assert.InRange(bytes.Length, 200_000, 2_000_000);
            var page = new PageFile(bytes);
            XElement column = page.Column("n7");
            Assert.InRange(column.Descendants().Count(static each => each.Name.LocalName == "rect" && each.Attribute("class")?.Value == "now" && each.Attribute("x") is not null), 1, 20);
            Assert.Contains("Quantiles, 11 of 999, ", column.Value, StringComparison.Ordinal);
            Assert.Contains("drawn over buckets of one width", column.Value, StringComparison.Ordinal);
            Assert.Contains("median500", column.Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Only_bars_as_they_were_counted_are_called_exact()
    {
        DatasetStatistics exact = s_trips with
        {
            Columns = [.. s_trips.Columns.Select(static column => column.Numbers is { } numbers ? column with { Numbers = numbers with { IsEqualWidthExact = true } } : column)],
        };
        Assert.Contains("Distributionexact", new PageFile(ReportPage.Of(exact)).Column("fare").Value, StringComparison.Ordinal);
        string both = new PageFile(ReportPage.Compare(exact, exact, [])).Column("fare").Value;
        Assert.Contains("Distributiondrawn over buckets of one width", both, StringComparison.Ordinal);
        Assert.DoesNotContain("Distributionexact", both, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_asks_nobody_for_anything()
    {
        var page = new PageFile(ReportPage.Compare(s_trips, SampleStatistics.Trips(seed: 2), SampleStatistics.Anomalies));
        Assert.Empty(page.All("script"));
        Assert.Empty(page.All("link"));
        Assert.DoesNotContain(page.Root.Descendants().Attributes(), static each =>
            each.Name.LocalName is "src" or "srcset" or "action" or "data" or "style" || each.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.Equal(["http://www.w3.org/1999/xhtml"], Links(page.Text).Distinct());
        string policy = page.All("meta").Single(static each => each.Attribute("http-equiv") is not null).Attribute("content")!.Value;
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
        string hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(page.All("style").Single().Value)));
        Assert.Contains($"'sha256-{hash}'", policy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_distance_says_to_which_side_it_may_be_off()
    {
        ColumnDistance[] distances =
        [
            new(DistanceMeasure.LInfinity, 0.25), new(DistanceMeasure.NormalisedAbsoluteDifference, 0.5) { MaximumError = 0.125 },
            new(DistanceMeasure.JensenShannon, 0.75) { MaximumError = 0.0625, Least = 0.75 },
        ];
        string words = new PageFile(PageDocument.Write(new ReportContent(s_trips, s_trips)
        {
            Distances = ImmutableDictionary<string, ColumnComparison>.Empty.Add("fare", new ColumnComparison("fare", 2000, 2000, [.. distances])),
        })).Column("fare").Value;
        Assert.Contains("L-infinity0.25–", words, StringComparison.Ordinal);
        Assert.Contains("difference0.5 ± 0.125–", words, StringComparison.Ordinal);
        Assert.Contains("Shannonat least 0.75, at most 0.0625 more–", words, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_counted_has_its_weight_beside_it()
    {
        var weighted = new DatasetStatistics("Trip", 10,
        [
            new ColumnStatistics("fare", ColumnType.Double)
            {
                Present = 10, PresentWeight = 40, Numbers = new NumberStatistics { Finite = 9, Zeros = 2, NotANumber = 1, Weights = new NumberWeights(30, 5, 10, 0, 0) },
            },
            new ColumnStatistics("payment", ColumnType.Text)
            {
                Present = 10, PresentWeight = 40,
                Texts = new TextStatistics
                {
                    Empty = 1,
                    Characters = new CharacterCounts(3, 1, 0, 0, 0, 0),
                    Weights = new TextWeights(20, 0, 0, 0) { Characters = new CharacterWeights(4, 12, 0, 0, 0, 0) },
                },
            },
        ]) { WeightColumn = "fare", Weight = 40 };
        var page = new PageFile(ReportPage.Of(weighted));
        Assert.Contains("zeros2 (20 %), weight 5 (12.5 %)", page.Column("fare").Value, StringComparison.Ordinal);
        Assert.Contains("not finiteNaN 1 (10 %), weight 10 (25 %)", page.Column("fare").Value, StringComparison.Ordinal);
        Assert.Contains("empty1 (10 %), weight 20 (50 %)", page.Column("payment").Value, StringComparison.Ordinal);
        Assert.Contains("only white space0", page.Column("payment").Value, StringComparison.Ordinal);
        Assert.Contains("charactersletters 75 %, digits 25 %", page.Column("payment").Value, StringComparison.Ordinal);
        Assert.Contains("weight of charactersletters 25 %, digits 75 %", page.Column("payment").Value, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Links(string text) =>
        System.Text.RegularExpressions.Regex.Matches(text, "https?:[^\"'<> ]*").Select(static match => match.Value);
}
