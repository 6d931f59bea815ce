using System.Text;
using Millrace.Data;
using Millrace.Quality.Tests.Reports.Pages;
using Millrace.Quality.Tests.Rows;

namespace Millrace.Quality.Tests.Reports;

public sealed class MaskingTests
{
    private static readonly ColumnStatistics s_open = SampleColumn.Texts("rider", ["Wilhelmina", "Wilhelmina", "Friedrich"]);

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void What_is_sensitive_on_one_side_is_masked_on_both(bool current, bool previous)
    {
        string all = All(Of(current), Of(previous));
        Assert.DoesNotContain("Wilhelmina", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Friedrich", all, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_sensitive_nowhere_is_shown() => Assert.Contains("Wilhelmina", All(Of(false), Of(false)), StringComparison.Ordinal);

    [Fact]
    public void A_sentence_that_tells_a_value_is_another_one()
    {
        var anomaly = new Anomaly(AnomalyKind.UnexpectedValues, AnomalySeverity.Error, "rider", "rider: 1 of 3 values is not among [OneOf(\"F\")]: \"Wilhelmina\".")
        {
            Count = 1, Of = 3, Examples = [new(0, "Wilhelmina")], Unexpected = [new("Wilhelmina", 1, 0)], Remedy = "[OneOf(\"F\", \"Wilhelmina\")]",
        };
        string text = string.Join('\n', ReportText.Of(Of(true), [anomaly]).Select(ConsoleText.Of));
        Assert.Contains("error: rider: 1 of 3 are not as expected; which values, is masked.", text, StringComparison.Ordinal);
        string page = Encoding.UTF8.GetString(ReportPage.Of(Of(true), [anomaly]));
        Assert.DoesNotContain("Wilhelmina", text + page, StringComparison.Ordinal);

        // What was made to tell none stays.
        Anomaly masked = anomaly with { IsSensitive = true, Message = "rider: 1 of 3 values is too long.", Remedy = "[Length(1, 10)]" };
        text = string.Join('\n', ReportText.Of(Of(true), [masked]).Select(ConsoleText.Of));
        Assert.Contains("rider: 1 of 3 values is too long.", text, StringComparison.Ordinal);
        Assert.Contains("[Length(1, 10)]", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_sensitive_column_no_length_is_told_where_none_is_known()
    {
        Note[] notes = [.. Enumerable.Range(0, 20).Select(static i => new Note { Text = "ab", Secret = new string('x', 4711 + i), Marks = [i] })];
        DatasetStatistics statistics = (await Profile.Rows(Dataset.Of(notes))).Statistics;
        ColumnStatistics secret = statistics.Find("secret")!;
        Assert.Equal(secret, ToldStatistics.Counts(secret));
        var page = new PageFile(ReportPage.Of(statistics));
        Assert.Contains("length2 each", page.Column("text").Value, StringComparison.Ordinal);
        Assert.Contains("elements of a list1 each", page.Column("marks").Value, StringComparison.Ordinal);
        Assert.Contains("present20 (100 %)", page.Column("secret").Value, StringComparison.Ordinal);
        Assert.DoesNotContain("length", page.Column("secret").Value, StringComparison.Ordinal);
        ColumnStatistics marks = statistics.Find("marks")!;
        statistics = statistics with { Columns = [marks with { IsSensitive = true }, statistics.Find("text")! with { Type = ColumnType.Binary, IsSensitive = true }] };
        page = new PageFile(ReportPage.Of(statistics));
        Assert.DoesNotContain("elements of a list", page.Column("marks").Value, StringComparison.Ordinal);
        Assert.DoesNotContain("length", page.Column("text").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void How_columns_go_with_a_sensitive_label_is_not_told()
    {
        ColumnStatistics fare = new("fare", ColumnType.Double) { Label = new LabelStatistics { Correlation = 0.4711 } };
        ColumnStatistics tip = new("tip", ColumnType.Double) { IsSensitive = true };
        var slice = new SliceStatistics("day", "Monday", new DatasetStatistics("Ride", 1, [fare, tip]));
        DatasetStatistics all = new("Ride", 3, [fare, tip]) { LabelColumn = "tip", Slices = [slice] };
        DatasetStatistics told = Masking.Of(all, ["tip"]);
        Assert.Null(told.Find("fare")!.Label);
        Assert.Null(told.Slices.Single().Statistics.Find("fare")!.Label);
        Assert.NotNull(Masking.Of(all with { LabelColumn = "fare" }, ["tip"]).Find("fare")!.Label);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Nothing_that_shows_a_value_of_either_side_is_told(bool current, bool previous)
    {
        var lengths = new LengthStatistics(4711, 4712, 4711.5, new Histogram([new HistogramBucket(4711, 4712, 3)]));
        ColumnStatistics rider = s_open with
        {
            Texts = new TextStatistics { Lengths = lengths, Numeric = 4711, Characters = new CharacterCounts(0, 4711, 0, 0, 0, 0) },
            Label = new LabelStatistics { Correlation = 0.4711, MutualInformation = 0.25, Estimator = "ten buckets" },
        };
        ColumnStatistics stops = new("stops", ColumnType.List) { Present = 3, Lists = new ListStatistics(lengths, rider with { Name = "stops", IsSensitive = false }) };
        Anomaly[] anomalies =
        [
            new(AnomalyKind.TooLarge, AnomalySeverity.Error, "rider", "rider: 1 of 3 values is greater than [InRange(0, 1)]; all lie from 4711 to 4712.")
            {
                Count = 1, Of = 3, Remedy = "[InRange(0, 4711)]",
            },
            new(AnomalyKind.LInfinityHigh, AnomalySeverity.Error, "rider", "rider: the L-infinity distance is 0.5; most differs \"Wilhelmina\", 2 of 3 current values.")
            {
                Count = 2, Of = 3, Distance = 0.5, Threshold = 0.1, Remedy = "[OneOf(\"Wilhelmina\")]",
            },
        ];
        ColumnDistance distance = new(DistanceMeasure.LInfinity, 0.5) { Value = "Wilhelmina", CurrentCount = 2 };
        ComparisonReport report = new(
            new DatasetComparison("Ride", Comparison.Drift, 3, 3, [new ColumnComparison("rider", 3, 3, [distance])]), Side(current), Side(previous), [.. anomalies]);
        string page = new PageFile(report.ToHtml().ToArray()).Words;
        Assert.Contains("rider: 1 of 3 are not as expected; which values, is masked.", page, StringComparison.Ordinal);
        Assert.Contains("rider: the column is not as expected; which values, is masked.", page, StringComparison.Ordinal);
        Assert.Contains("distance 0.5, at most 0.1 is expected", page, StringComparison.Ordinal);
        string console = string.Join('\n', report.DescribeReport().Select(ConsoleText.Of)), json = Encoding.UTF8.GetString(report.ToJson().Span);
        string data = Encoding.UTF8.GetString(new DataReport(Side(true), [], [.. anomalies]).ToJson().Span);
        foreach (string secret in (string[])["4711", "4,711", "Wilhelmina", "Friedrich", "read as a number"])
        {
            foreach (string text in (string[])[page, console, json, data])
                Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        }

        // What is sensitive nowhere is told, all of it.
        report = new ComparisonReport(report.Comparison, Side(false), Side(false), [.. anomalies]);
        page = new PageFile(report.ToHtml().ToArray()).Words;
        foreach (string open in (string[])["all lie from 4711 to 4712", "4,711 to 4,712, mean", "0.4711", "read as a number", "most differs \"Wilhelmina\""])
            Assert.Contains(open, page, StringComparison.Ordinal);

        DatasetStatistics Side(bool isSensitive) => new("Ride", 3, [rider with { IsSensitive = isSensitive }, stops with { IsSensitive = isSensitive }]);
    }

    [Fact]
    public async Task What_was_made_for_a_sensitive_column_is_stored_as_such_and_stays()
    {
        Ride[] rides = [Ride.Good, Ride.Good with { Latitude = 47.11 }];
        ScanResult found = await Profile.Rows(Dataset.Of(rides), Profile.Request() with { WithExpectations = true });
        ExpectationReport[] expectations = [.. found.Columns.SelectMany(static column => column)];
        Anomaly anomaly = Assert.Single(AnomalyFinder.Find(Ride.Schema, found.Statistics, [.. expectations]));
        Assert.Equal(("latitude", true), (anomaly.Column, anomaly.IsSensitive));
        var report = new DataReport(found.Statistics, [.. expectations], [anomaly]);
        DataReport read = DataReportFile.Read(report.ToJson(), "report.json");
        Assert.Equal((true, anomaly.Message, anomaly.Remedy), (read.Anomalies[0].IsSensitive, read.Anomalies[0].Message, read.Anomalies[0].Remedy));
        Assert.Contains(anomaly.Message, string.Join('\n', read.DescribeReport().Select(ConsoleText.Of)), StringComparison.Ordinal);
        Assert.DoesNotContain("47.11", Encoding.UTF8.GetString(report.ToJson().Span), StringComparison.Ordinal);

        // Data that was read without the schema is not sensitive by itself; what is told of it says that it is.
        ColumnStatistics open = SampleColumn.Numbers("latitude", [41.5, 47.11]);
        string page = new PageFile(ReportPage.Of(new DatasetStatistics("Ride", 2, [open]), [anomaly])).Words;
        Assert.DoesNotContain("47.11", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Bounds_and_estimates_of_different_values_read_as_such()
    {
        (DistinctCount Count, string Text)[] counts =
        [
            (new DistinctCount(1234, 0), "1,234"), (new DistinctCount(1234, 0.01), "≈ 1,234"), (new DistinctCount(60, 0) { Most = 110 }, "60 to 110"),
            (new DistinctCount(60, 0) { Most = 60 }, "60"),
        ];
        foreach ((DistinctCount count, string text) in counts)
        {
            var statistics = new DatasetStatistics("Ride", 3, [Of(true).Columns[0] with { Distinct = count }]);
            statistics = statistics with { Slices = [new SliceStatistics("other", "x", statistics)] };
            Assert.Contains($"| {text} |", ConsoleText.Of(ReportText.Of(statistics)[2]), StringComparison.Ordinal);
            var page = new PageFile(ReportPage.Of(statistics));
            Assert.Contains($"distinct{text}", page.Column("rider").Value, StringComparison.Ordinal);
            Assert.Contains($"0 %{text}", page.ById("columns").Value, StringComparison.Ordinal);
            Assert.DoesNotContain("standard error 0 %", page.Words, StringComparison.Ordinal);
            Assert.Equal(text.Replace(",", "", StringComparison.Ordinal), StatisticsPreview.Of(statistics, 1).Rows[0][10]);
        }
    }

    private static DatasetStatistics Of(bool isSensitive) => new("Ride", 3, [s_open with { IsSensitive = isSensitive }])
    {
        Slices = [new SliceStatistics("rider", "Wilhelmina", new DatasetStatistics("Ride", 2, [s_open with { IsSensitive = isSensitive }]))],
    };

    private static string All(DatasetStatistics current, DatasetStatistics previous) =>
        Encoding.UTF8.GetString(ReportPage.Compare(current, previous, [])) + string.Join('\n', ReportText.Compare(current, previous, []).Select(ConsoleText.Of));
}
