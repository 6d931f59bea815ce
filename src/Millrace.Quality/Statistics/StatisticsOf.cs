using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Statistics of a dataset, and what they were made of, so that those of several datasets can be put together without a look at the rows
/// (<see cref="MergeStatistics{T}"/>). Saved as <c>statistics.json</c>, which people read and compare, as <c>report.html</c> for a browser, and
/// <c>sketches.bin</c>. None of them holds a value of a sensitive column, nor anything that a value could be held against: no ends, no moments, no quantiles,
/// no frequent values and no hashes, for who has a hash may try values. So of such a column counts are put together, and of how many values differ the bounds;
/// everything else is null as before.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
public sealed class Statistics<T> : IArtifact<Statistics<T>>, IPreviewable, IReportable
    where T : struct, ISchema<T>
{
    private const string FileName = "statistics.json";
    private const string SketchesName = "sketches.bin";

    private readonly Func<CancellationToken, ValueTask<ReadOnlyMemory<byte>>> _sketches;

    internal Statistics(DatasetStatistics content, StatisticsOptions options, CollectedStatistics collected)
        : this(content, options, _ => ValueTask.FromResult<ReadOnlyMemory<byte>>(collected.ToBytes()))
    {
    }

    private Statistics(DatasetStatistics content, StatisticsOptions options, Func<CancellationToken, ValueTask<ReadOnlyMemory<byte>>> sketches)
    {
        Content = content;
        Options = options;
        _sketches = sketches;
    }

    /// <inheritdoc/>
    public static string Kind => "statistics";

    /// <inheritdoc/>
    public static object Contract => T.Schema;

    /// <summary>What is known of the rows.</summary>
    public DatasetStatistics Content { get; }

    /// <summary>What was asked.</summary>
    public StatisticsOptions Options { get; }

    /// <inheritdoc/>
    public static async ValueTask SaveAsync(Statistics<T> artifact, ArtifactFolder folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(folder);
        await File.WriteAllBytesAsync(folder.File(FileName), artifact.ToJson(), cancellation).ConfigureAwait(false);
        await File.WriteAllBytesAsync(folder.File(ReportPage.FileName), artifact.ToHtml(), cancellation).ConfigureAwait(false);
        ReadOnlyMemory<byte> sketches = await artifact._sketches(cancellation).ConfigureAwait(false);
        await File.WriteAllBytesAsync(folder.File(SketchesName), sketches, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="DataException">The file is damaged, or of another version.</exception>
    public static async ValueTask<Statistics<T>> LoadAsync(ArtifactFolder folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string file = folder.File(FileName), sketches = folder.File(SketchesName);
        byte[] content = await File.ReadAllBytesAsync(file, cancellation).ConfigureAwait(false);
        (DatasetStatistics statistics, StatisticsOptions options) = StatisticsFile.Read(content, file);
        return new Statistics<T>(statistics, options, async token => await File.ReadAllBytesAsync(sketches, token).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public string? PageFile => ReportPage.FileName;

    /// <inheritdoc/>
    public ImmutableArray<ReportSection> DescribeReport() => ReportText.Of(Content);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> ToHtml() => ReportPage.Of(Content);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> ToJson() => StatisticsFile.Write(Content, Options);

    /// <inheritdoc/>
    public ValueTask<ArtifactPreview> PreviewAsync(int rows, CancellationToken cancellation) => ValueTask.FromResult(StatisticsPreview.Of(Content, rows));

    /// <summary>What the statistics were made of.</summary>
    /// <exception cref="DataException">It is damaged, or of another version of the schema.</exception>
    internal async ValueTask<CollectedStatistics> CollectedAsync(ImmutableArray<Column> columns, CancellationToken cancellation) =>
        CollectedStatistics.FromBytes((await _sketches(cancellation).ConfigureAwait(false)).Span, columns);
}
