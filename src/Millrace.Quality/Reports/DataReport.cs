using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Quality;

/// <summary>What a scan found in a dataset, column by column. Saved as one JSON file, <c>report.json</c>. Holds no value of a sensitive column.</summary>
public sealed class DataReport : IArtifact<DataReport>, IPreviewable
{
    private const string FileName = "report.json";

    /// <summary>Creates a report.</summary>
    /// <param name="schema">The name of the rows' schema.</param>
    /// <param name="rows">Rows scanned.</param>
    /// <param name="columns">The columns in the schema's order.</param>
    public DataReport(string schema, long rows, ImmutableArray<ColumnReport> columns)
    {
        Schema = schema;
        RowCount = rows;
        Columns = columns;
    }

    /// <inheritdoc/>
    public static string Kind => "data-report";

    /// <summary>The name of the rows' schema.</summary>
    public string Schema { get; }

    /// <summary>Rows scanned.</summary>
    public long RowCount { get; }

    /// <summary>The columns in the schema's order.</summary>
    public ImmutableArray<ColumnReport> Columns { get; }

    /// <summary>What was expected of the rows, their number and rules, and whether it holds.</summary>
    public ImmutableArray<ExpectationReport> Expectations { get; init; } = [];

    /// <summary>Whether every expectation holds.</summary>
    public bool Holds => Expectations.Concat(Columns.SelectMany(static column => column.Expectations)).All(static expectation => expectation.Holds);

    /// <inheritdoc/>
    public static async ValueTask SaveAsync(DataReport artifact, ArtifactFolder folder, CancellationToken cancellation) =>
        await File.WriteAllBytesAsync(folder.File(FileName), DataReportFile.Write(artifact), cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    public static async ValueTask<DataReport> LoadAsync(ArtifactFolder folder, CancellationToken cancellation)
    {
        string file = folder.File(FileName);
        return DataReportFile.Read(await File.ReadAllBytesAsync(file, cancellation).ConfigureAwait(false), file);
    }

    /// <inheritdoc/>
    public ValueTask<ArtifactPreview> PreviewAsync(int rows, CancellationToken cancellation) => ValueTask.FromResult(new ArtifactPreview(
        ["column", "type", "present", "missing", "minimum", "maximum", "mean", "distinct", "expectations"],
        [.. Columns.Take(rows).Select(Describe)],
        Columns.Length));

    private ImmutableArray<string?> Describe(ColumnReport column) =>
    [
        column.Name,
        column.ItemType is { } item ? $"{column.Type}({item})" : column.Type.ToString(),
        column.Present.ToString(CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"{100.0 * column.Missing / Math.Max(1, RowCount):0.##} %"),
        column.Minimum,
        column.Maximum,
        column.Mean?.ToString("G6", CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"{(column.IsDistinctExact ? "" : "> ")}{column.Distinct}"),
        column.Expectations.IsEmpty ? null : string.Join("; ", column.Expectations.Select(Describe)),
    ];

    private static string Describe(ExpectationReport expectation) => expectation.Broken == 0
        ? $"{expectation.Attribute} holds"
        : string.Create(CultureInfo.InvariantCulture,
            $"{expectation.Attribute} {(expectation.Holds ? "holds" : "broken")}, {expectation.Broken} of {expectation.Checked} break it");
}
