using System.Collections.Immutable;

namespace Millrace.Quality;

/// <summary>Reports for a console: anomalies first, then the expectations that are broken or tolerate what is, then a table of columns, shorter than <see cref="ReportPage"/>. Values of sensitive columns are masked.</summary>
public static class ReportText
{
    /// <summary>Statistics alone.</summary>
    /// <param name="statistics">What is known of the rows.</param>
    public static ImmutableArray<ReportSection> Of(DatasetStatistics statistics) => ReportSections.Of(new ReportContent(statistics));

    /// <summary>Statistics and what is wrong with the data.</summary>
    /// <param name="statistics">What is known of the rows.</param>
    /// <param name="anomalies">What is not as expected.</param>
    public static ImmutableArray<ReportSection> Of(DatasetStatistics statistics, ImmutableArray<Anomaly> anomalies) =>
        ReportSections.Of(new ReportContent(statistics) { Anomalies = anomalies });

    /// <summary>A data report: statistics, what was expected, what is wrong.</summary>
    /// <param name="report">The report.</param>
    public static ImmutableArray<ReportSection> Of(DataReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return ReportSections.Of(ReportContent.Of(report));
    }

    /// <summary>A comparison: both sides, their distances, what differs more than it may.</summary>
    /// <param name="report">The comparison.</param>
    public static ImmutableArray<ReportSection> Of(ComparisonReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return ReportSections.Of(ReportContent.Of(report));
    }

    /// <summary>Two datasets against each other.</summary>
    /// <param name="current">The one that it is about.</param>
    /// <param name="previous">The one that it is compared with.</param>
    /// <param name="anomalies">What is not as expected.</param>
    /// <param name="currentName">What the one is called.</param>
    /// <param name="previousName">What the other is called.</param>
    public static ImmutableArray<ReportSection> Compare(
        DatasetStatistics current, DatasetStatistics previous, ImmutableArray<Anomaly> anomalies, string currentName = "current", string previousName = "previous") =>
        ReportSections.Of(new ReportContent(current, previous) { Anomalies = anomalies, CurrentName = currentName, PreviousName = previousName });
}
