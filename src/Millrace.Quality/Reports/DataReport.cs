using System.Collections.Immutable;
using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// What is known of a dataset, and what of it is not as expected. Saved as <c>report.json</c>, and as <c>report.html</c> for a browser. Holds no value of a sensitive column.
/// </summary>
public sealed class DataReport : IArtifact<DataReport>, IPreviewable, IReportable
{
    private const string FileName = "report.json";

    /// <summary>Creates a report.</summary>
    /// <param name="statistics">What is known of the dataset.</param>
    /// <param name="expectations">What was expected of columns and rows, and what was found of it, in the schema's order.</param>
    /// <param name="anomalies">What is not as expected, errors first.</param>
    public DataReport(DatasetStatistics statistics, ImmutableArray<ExpectationReport> expectations, ImmutableArray<Anomaly> anomalies)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        Statistics = statistics;
        Expectations = expectations.IsDefault ? [] : expectations;
        Anomalies = anomalies.IsDefault ? [] : anomalies;
    }

    /// <inheritdoc/>
    public static string Kind => "data-report";

    /// <summary>What is known of the dataset, as it came in.</summary>
    public DatasetStatistics Statistics { get; }

    /// <summary>What was expected of columns and rows, and what was found of it, in the schema's order.</summary>
    public ImmutableArray<ExpectationReport> Expectations { get; }

    /// <summary>What is not as expected, errors first.</summary>
    public ImmutableArray<Anomaly> Anomalies { get; }

    /// <summary>The environment that the data comes from; null where none was named.</summary>
    public string? Environment { get; init; }

    /// <summary>What comes of data that is not as expected.</summary>
    public Gate Gate { get; init; }

    /// <summary>Whether the run was stopped.</summary>
    public bool IsClosed { get; init; }

    /// <summary>How many rows were set apart.</summary>
    public long Quarantined { get; init; }

    /// <summary>Whether no anomaly is an error.</summary>
    public bool Holds => !Anomalies.Any(static anomaly => anomaly.Severity == AnomalySeverity.Error);

    /// <summary>The same report of a dataset of which rows were set apart.</summary>
    /// <param name="rows">How many.</param>
    /// <param name="ofRest">What did not hold of the rows that were left at first, for which more were set apart; all errors.</param>
    internal DataReport WithQuarantined(long rows, IEnumerable<Anomaly> ofRest) =>
        new(Statistics, Expectations, [.. Anomalies.Concat(ofRest).OrderByDescending(static each => each.Severity)])
        {
            Environment = Environment,
            Gate = Gate,
            IsClosed = IsClosed,
            Quarantined = rows,
        };

    /// <summary>The same report with an anomaly more, and of a run that it stopped.</summary>
    internal DataReport Closed(params ReadOnlySpan<Anomaly> more) =>
        new(Statistics, Expectations, [.. more, .. Anomalies]) { Environment = Environment, Gate = Gate, IsClosed = true, Quarantined = Quarantined };

    /// <inheritdoc/>
    public static async ValueTask SaveAsync(DataReport artifact, ArtifactFolder folder, CancellationToken cancellation)
    {
        await File.WriteAllBytesAsync(folder.File(FileName), DataReportFile.Write(artifact), cancellation).ConfigureAwait(false);
        await File.WriteAllBytesAsync(folder.File(ReportPage.FileName), ReportPage.Of(artifact), cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public static async ValueTask<DataReport> LoadAsync(ArtifactFolder folder, CancellationToken cancellation)
    {
        string file = folder.File(FileName);
        return DataReportFile.Read(await File.ReadAllBytesAsync(file, cancellation).ConfigureAwait(false), file);
    }

    /// <inheritdoc/>
    public string? PageFile => ReportPage.FileName;

    /// <inheritdoc/>
    public ImmutableArray<ReportSection> DescribeReport() => ReportText.Of(this);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> ToHtml() => ReportPage.Of(this);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> ToJson() => DataReportFile.Write(this);

    /// <inheritdoc/>
    public ValueTask<ArtifactPreview> PreviewAsync(int rows, CancellationToken cancellation) => ValueTask.FromResult(new ArtifactPreview(
        ["column", "type", "present", "missing", "minimum", "maximum", "mean", "distinct", "expectations"],
        [.. Statistics.Columns.Take(rows).Select(Describe)],
        Statistics.Columns.Length));

    private ImmutableArray<string?> Describe(ColumnStatistics column) =>
    [
        column.Name,
        column.Lists is { } lists ? $"{column.Type}({lists.Items.Type})" : column.Type.ToString(),
        column.Present.ToString(CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"{100.0 * column.Missing / Math.Max(1, Statistics.Rows):0.##} %"),
        Shown(column, column.Minimum),
        Shown(column, column.Maximum),
        column.Numbers?.Mean?.ToString("G6", CultureInfo.InvariantCulture),
        DistinctText.Plain(column.Distinct),
        Describe(Expectations.Where(each => each.Column == column.Name)),
    ];

    private static string? Shown(ColumnStatistics column, string? value) =>
        column is { IsSensitive: true, Present: > 0, Type: not (ColumnType.Binary or ColumnType.List) } ? SensitiveAttribute.Mask : value;

    private static string? Describe(IEnumerable<ExpectationReport> expectations) =>
        string.Join("; ", expectations.Select(Describe)) is { Length: > 0 } all ? all : null;

    private static string Describe(ExpectationReport expectation) => expectation.Broken == 0
        ? $"{expectation.Attribute} holds"
        : string.Create(CultureInfo.InvariantCulture,
            $"{expectation.Attribute} {(expectation.Holds ? "holds" : "broken")}, {expectation.Broken} of {expectation.Checked} break it");
}
