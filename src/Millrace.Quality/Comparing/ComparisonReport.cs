using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Quality;

/// <summary>
/// How two datasets differ, what is known of each, and what differs more than it may. Saved as <c>comparison.json</c>, and as <c>report.html</c> for a browser. Holds no value of a
/// sensitive column.
/// </summary>
public sealed class ComparisonReport : IArtifact<ComparisonReport>, IPreviewable, IReportable
{
    private const string FileName = "comparison.json";

    /// <summary>Creates a report.</summary>
    /// <param name="comparison">How they differ.</param>
    /// <param name="current">What is known of the current dataset, or of that of training.</param>
    /// <param name="previous">What is known of the previous one, or of that of serving.</param>
    /// <param name="anomalies">What differs more than it may.</param>
    public ComparisonReport(DatasetComparison comparison, DatasetStatistics current, DatasetStatistics previous, ImmutableArray<Anomaly> anomalies)
    {
        Comparison = comparison;
        Current = current;
        Previous = previous;
        Anomalies = anomalies.IsDefault ? [] : anomalies;
    }

    /// <inheritdoc/>
    public static string Kind => "comparison-report";

    /// <summary>How they differ.</summary>
    public DatasetComparison Comparison { get; }

    /// <summary>What is known of the current dataset, or of that of training.</summary>
    public DatasetStatistics Current { get; }

    /// <summary>What is known of the previous one, or of that of serving.</summary>
    public DatasetStatistics Previous { get; }

    /// <summary>What differs more than it may.</summary>
    public ImmutableArray<Anomaly> Anomalies { get; }

    /// <summary>What comes of data that differs too much.</summary>
    public Gate Gate { get; init; }

    /// <summary>Whether the run was stopped.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Whether nothing differs more than it may.</summary>
    public bool Holds => !Anomalies.Any(static anomaly => anomaly.Severity == AnomalySeverity.Error);

    /// <inheritdoc/>
    public static async ValueTask SaveAsync(ComparisonReport artifact, ArtifactFolder folder, CancellationToken cancellation)
    {
        await File.WriteAllBytesAsync(folder.File(FileName), ComparisonReportFile.Write(artifact), cancellation).ConfigureAwait(false);
        await File.WriteAllBytesAsync(folder.File(ReportPage.FileName), ReportPage.Of(artifact), cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public static async ValueTask<ComparisonReport> LoadAsync(ArtifactFolder folder, CancellationToken cancellation)
    {
        string file = folder.File(FileName);
        return ComparisonReportFile.Read(await File.ReadAllBytesAsync(file, cancellation).ConfigureAwait(false), file);
    }

    /// <inheritdoc/>
    public string? PageFile => ReportPage.FileName;

    /// <inheritdoc/>
    public ImmutableArray<ReportSection> DescribeReport() => ReportText.Of(this);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> ToHtml() => ReportPage.Of(this);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> ToJson() => ComparisonReportFile.Write(this);

    /// <inheritdoc/>
    public ValueTask<ArtifactPreview> PreviewAsync(int rows, CancellationToken cancellation)
    {
        ImmutableArray<string?>[] all =
            [.. Comparison.Columns.SelectMany(static column => column.Distances.Select(distance => Describe(column, distance)))];
        return ValueTask.FromResult(new ArtifactPreview(
            ["column", "measure", "distance", "threshold", "most different", "current", "previous"], [.. all.Take(rows)], all.Length));
    }

    private static ImmutableArray<string?> Describe(ColumnComparison column, ColumnDistance distance) =>
    [
        column.Column,
        distance.Measure.ToString(),
        distance.Distance.ToString("G6", CultureInfo.InvariantCulture) + (distance.IsHigh ? " (high)" : ""),
        distance.Threshold?.ToString("R", CultureInfo.InvariantCulture),
        distance.Value,
        Count(distance, distance.CurrentCount, column.CurrentPresent),
        Count(distance, distance.PreviousCount, column.PreviousPresent),
    ];

    private static string Count(ColumnDistance distance, double count, long present) => distance.Measure == DistanceMeasure.JensenShannon
        ? present.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{count} of {present}");
}
