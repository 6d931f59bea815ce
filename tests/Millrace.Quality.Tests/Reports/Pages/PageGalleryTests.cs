namespace Millrace.Quality.Tests.Reports.Pages;

/// <summary>Pages to look at: <c>MILLRACE_PAGES=folder dotnet test tests/Millrace.Quality.Tests --filter Gallery</c>.</summary>
public sealed class PageGalleryTests
{
    [Fact]
    public void Pages_are_written_for_those_who_want_to_look()
    {
        string? folder = Environment.GetEnvironmentVariable("MILLRACE_PAGES");
        foreach ((string name, byte[] page) in Pages())
        {
            Assert.NotEmpty(page);
            if (folder is not null)
                File.WriteAllBytes(Path.Combine(folder, $"{name}.html"), page);
        }
    }

    private static IEnumerable<(string Name, byte[] Page)> Pages()
    {
        DatasetStatistics trips = SampleStatistics.Trips(), others = SampleStatistics.Trips(seed: 2, shift: 2, rows: 700);
        yield return ("statistics", ReportPage.Of(trips));
        yield return ("report", ReportPage.Of(trips, SampleStatistics.Anomalies));
        yield return ("comparison", ReportPage.Compare(trips, others, SampleStatistics.Anomalies, "serving", "training"));
        yield return ("nothing", ReportPage.Of(new DatasetStatistics("Nothing", 0, []), []));
        yield return ("empty", ReportPage.Of(SampleStatistics.Trips(rows: 0), []));
    }
}
