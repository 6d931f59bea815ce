using System.Collections.Immutable;

namespace Millrace.Quality;

/// <summary>
/// Reports as one HTML page for a person: anomalies first, then a table of all columns and a section for each. The page needs nothing beside it, no script and no
/// connection; it is in UTF-8, and the same content gives the same bytes. Values of sensitive columns are masked.
/// </summary>
public static class ReportPage
{
    /// <summary>The name of the page in an artifact's folder.</summary>
    public const string FileName = "report.html";

    /// <summary>A page of statistics alone.</summary>
    /// <param name="statistics">What is known of the rows.</param>
    public static byte[] Of(DatasetStatistics statistics) => PageDocument.Write(new ReportContent(statistics));

    /// <summary>A page of statistics and what is wrong with the data.</summary>
    /// <param name="statistics">What is known of the rows.</param>
    /// <param name="anomalies">What is not as expected.</param>
    public static byte[] Of(DatasetStatistics statistics, ImmutableArray<Anomaly> anomalies) =>
        PageDocument.Write(new ReportContent(statistics) { Anomalies = anomalies });

    /// <summary>A page of a data report: statistics, what was expected, what is wrong.</summary>
    /// <param name="report">The report.</param>
    public static byte[] Of(DataReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return PageDocument.Write(ReportContent.Of(report));
    }

    /// <summary>A page of a comparison: both sides, their distances, what differs more than it may.</summary>
    /// <param name="report">The comparison.</param>
    public static byte[] Of(ComparisonReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return PageDocument.Write(ReportContent.Of(report));
    }

    /// <summary>A page that holds two datasets against each other.</summary>
    /// <param name="current">The one that it is about.</param>
    /// <param name="previous">The one that it is compared with.</param>
    /// <param name="anomalies">What is not as expected.</param>
    /// <param name="currentName">What the one is called: <c>serving</c>.</param>
    /// <param name="previousName">What the other is called: <c>training</c>.</param>
    public static byte[] Compare(
        DatasetStatistics current, DatasetStatistics previous, ImmutableArray<Anomaly> anomalies, string currentName = "current", string previousName = "previous") =>
        PageDocument.Write(new ReportContent(current, previous) { Anomalies = anomalies, CurrentName = currentName, PreviousName = previousName });
}
