using Millrace.Quality.Tests.Reports.Pages;
using Millrace.Quality.Tests.Rows;

namespace Millrace.Quality.Tests.Reports;

/// <summary>Pages of reports, and that their JSON has all of it.</summary>
public sealed class ReportContentTests
{
    private static readonly DataReport s_report = Scan.Report(Ride.Good, Ride.Good with { Fare = float.NaN, Payment = "Dispute", Hour = null, Rider = "Alice Secret" }, Ride.Good);

    [Fact]
    public void What_a_page_of_a_data_report_shows_is_in_its_json()
    {
        DatasetStatistics trips = SampleStatistics.Trips();

        // A file has no halves of characters, and neither has JSON.
        trips = trips with { Slices = [], Columns = trips.Columns.Remove(trips.Find("note")!) };
        var report = new DataReport(trips, s_report.Expectations, SampleStatistics.Anomalies) { Environment = "serving", Quarantined = 3 };
        DataReport read = DataReportFile.Read(DataReportFile.Write(report), "report.json");
        Assert.Equal(ReportPage.Of(report), ReportPage.Of(read));
        Assert.Equal(ReportText.Of(report).Select(ConsoleText.Of).Take(2), ReportText.Of(read).Select(ConsoleText.Of).Take(2));
    }

    [Fact]
    public void What_a_page_of_a_comparison_shows_is_in_its_json()
    {
        ComparisonReport report = Comparison();
        ComparisonReport read = ComparisonReportFile.Read(ComparisonReportFile.Write(report), "comparison.json");
        Assert.Equal(ReportPage.Of(report), ReportPage.Of(read));
        Assert.Equal(ReportText.Of(report).Select(ConsoleText.Of), ReportText.Of(read).Select(ConsoleText.Of));
    }

    [Fact]
    public void A_data_report_tells_what_was_expected_and_what_became_of_it()
    {
        var page = new PageFile(ReportPage.Of(s_report));
        var warned = new DataReport(s_report.Statistics, s_report.Expectations, [SampleStatistics.Anomalies[1]]) { Gate = Gate.Warn };
        Assert.Contains("The gate lets all pass: the run went on with this data.", new PageFile(ReportPage.Of(warned)).Words, StringComparison.Ordinal);
        Assert.Contains("[InRange(0, 1000)]", page.Column("fare").Value, StringComparison.Ordinal);
        Assert.Contains("What is expected", page.Column("fare").Value, StringComparison.Ordinal);
        Assert.DoesNotContain("Alice", page.Text, StringComparison.Ordinal);
        Assert.Contains("The gate closed", new PageFile(ReportPage.Of(s_report.Closed())).Words, StringComparison.Ordinal);
        Assert.Contains("1 of 3 rows were set apart", new PageFile(ReportPage.Of(s_report.WithQuarantined(1, []))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_tells_distances()
    {
        var page = new PageFile(ReportPage.Of(Comparison()));
        Assert.Contains("Distances", page.Column("payment_type").Value, StringComparison.Ordinal);
        Assert.Contains("L-infinity0.5", page.Column("payment_type").Value, StringComparison.Ordinal);
        Assert.Equal("Ride: training and serving", page.All("h1").Single().Value);
    }

    [Fact]
    public async Task An_artifact_has_the_page_beside_its_json()
    {
        string path = Directory.CreateTempSubdirectory("millrace-report-").FullName;
        try
        {
            await ArtifactType.Of<DataReport>().SaveAsync(s_report, new ArtifactFolder(path, NoServices.Instance), CancellationToken.None);
            Assert.Equal(ReportPage.Of(s_report), await File.ReadAllBytesAsync(Path.Combine(path, "report.html")));
            await ArtifactType.Of<ComparisonReport>().SaveAsync(Comparison(), new ArtifactFolder(path, NoServices.Instance), CancellationToken.None);
            Assert.Equal(ReportPage.Of(Comparison()), await File.ReadAllBytesAsync(Path.Combine(path, "report.html")));
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private static ComparisonReport Comparison()
    {
        DatasetStatistics now = Payments("Cash", "Dispute"), before = Payments("Cash", "Cash");
        return new ComparisonReport(DatasetComparison.Of(Ride.Schema, now, before, Quality.Comparison.Skew), now, before, SampleStatistics.Anomalies);
    }

    private static DatasetStatistics Payments(params string[] values) => new("Ride", values.Length, [SampleColumn.Texts("payment_type", values)]);

    private sealed class NoServices : IServiceProvider
    {
        public static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
