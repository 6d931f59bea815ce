using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>
/// Immutable rows of one schema: a folder of Parquet files with a manifest, or rows in memory. Reading streams them as batches of columns,
/// and only the columns of the schema are read.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
public sealed class Dataset<T> : IArtifact<Dataset<T>>, ITableArtifact, IContentParts
    where T : struct, ISchema<T>
{
    private readonly RowSource _source;

    internal Dataset(RowSource source) => _source = source;

    /// <inheritdoc/>
    public static string Kind => "dataset";

    /// <inheritdoc/>
    public static object Contract => T.Schema;

    /// <summary>Rows in the dataset.</summary>
    public long RowCount => _source.RowCount;

    /// <summary>The schema of the rows.</summary>
    public SchemaInfo Schema => T.Schema;

    /// <summary>The files, where they hold these columns and no others; null where they do not, or the rows are in memory.</summary>
    internal ShardRows? OwnFiles => _source is ShardRows files && files.Manifest.Fits(T.Schema) ? files : null;

    /// <summary>Reads all rows in order. The batch is reused: copy what you keep.</summary>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <returns>Batches of at least one row and at most 65,536.</returns>
    /// <exception cref="DataException">A file is missing or damaged.</exception>
    public IAsyncEnumerable<Batch<T>> ReadAsync(CancellationToken cancellation = default) => ReadAsync(DatasetReadOptions.Default, cancellation);

    /// <summary>Reads all rows in order. The batch is reused: copy what you keep.</summary>
    /// <param name="options">How they are read.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <returns>Batches of at least one row and at most 65,536.</returns>
    /// <exception cref="DataException">A file is missing or damaged.</exception>
    public IAsyncEnumerable<Batch<T>> ReadAsync(DatasetReadOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return _source.ReadAsync<T>(options.ToScan(null), cancellation);
    }

    /// <summary>Reads some columns of all rows in order. The batch is reused: copy what you keep.</summary>
    /// <param name="columns">Their places in the schema, in its order, at least one.</param>
    /// <param name="options">How they are read.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    internal IAsyncEnumerable<Batch> ReadColumnsAsync(ImmutableArray<int> columns, DatasetReadOptions options, CancellationToken cancellation) =>
        _source.ReadColumnsAsync<T>(columns, options.ToScan(null), cancellation);

    /// <summary>Reads the rows at some positions, and others that are read on the way, in order. The batch is reused.</summary>
    /// <param name="positions">The positions.</param>
    /// <param name="options">How they are read.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    internal IAsyncEnumerable<PlacedRows<T>> ReadPlacedAsync(RowPositions positions, DatasetReadOptions options, CancellationToken cancellation) =>
        _source.ReadPlacedAsync<T>(options.ToScan(null) with { Positions = positions }, cancellation);

    /// <summary>Works on all rows in stretches, several at once, and joins what comes of them in the order of the rows.</summary>
    /// <typeparam name="TPart">What is made of a stretch.</typeparam>
    /// <param name="work">The work.</param>
    /// <param name="options">How many threads read and work.</param>
    /// <param name="cancellation">Ends the work early.</param>
    internal async Task WorkAsync<TPart>(IStretchWork<TPart> work, DatasetReadOptions options, CancellationToken cancellation)
        where TPart : class
    {
        using StretchSource source = _source.Stretches(ScanTarget<T>.Instance, options.ToScan(null), cancellation);
        await StretchRun<TPart>.DoAsync(source, work, options.Parallelism, T.Schema.Columns.Length, cancellation).ConfigureAwait(false);
    }

    /// <summary>The same with some of the columns, which alone are read.</summary>
    /// <typeparam name="TPart">What is made of a stretch.</typeparam>
    /// <param name="work">The work, which gets batches of those columns in this order.</param>
    /// <param name="columns">Their places in the schema, at least one.</param>
    /// <param name="options">How many threads read and work.</param>
    /// <param name="cancellation">Ends the work early.</param>
    internal async Task WorkAsync<TPart>(IStretchWork<TPart> work, ImmutableArray<int> columns, DatasetReadOptions options, CancellationToken cancellation)
        where TPart : class
    {
        using StretchSource source = _source.Stretches(new ColumnsTarget<T>(columns), options.ToScan(null), cancellation);
        await StretchRun<TPart>.DoAsync(source, work, options.Parallelism, columns.Length, cancellation).ConfigureAwait(false);
    }

    /// <summary>The rows that a filter keeps. Nothing is read now, and later no more than is needed.</summary>
    /// <param name="filter">The filter: <c>trips.Where(Trip.Columns.Fare &gt; 10)</c>.</param>
    public DatasetView<T> Where(Filter<T> filter) => new(_source, new RowFilter<T>(filter));

    /// <summary>Reads all rows as records, for tests and small data.</summary>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <exception cref="DataException">A file is missing or damaged.</exception>
    public async ValueTask<T[]> ToArrayAsync(CancellationToken cancellation = default)
    {
        var rows = new List<T>((int)Math.Min(RowCount, RowSource.BatchRows));
        await foreach (Batch<T> batch in ReadAsync(cancellation).ConfigureAwait(false))
        {
            for (int i = 0; i < batch.Count; i++)
                rows.Add(batch[i]);
        }

        return [.. rows];
    }

    /// <summary>The same rows with some of their columns. Nothing is read now, and only those columns later.</summary>
    /// <typeparam name="TTo">A schema whose columns are all among this one's, with the same types; a column that has no missing values here,
    /// or no missing elements, may be nullable there.</typeparam>
    /// <exception cref="DataException">A column is not among this one's, or has another type.</exception>
    public Dataset<TTo> Project<TTo>()
        where TTo : struct, ISchema<TTo>
    {
        Projection.Check<T, TTo>();
        return new Dataset<TTo>(_source);
    }

    /// <inheritdoc/>
    ImmutableArray<ContentPart> IContentParts.Parts => _source is ShardRows files ? files.Manifest.Parts(T.Schema) : [];

    /// <inheritdoc/>
    ImmutableArray<ColumnDescription> ITableArtifact.Columns => TablePreview<T>.Descriptions;

    /// <inheritdoc/>
    public ArtifactPreview DescribeColumns() => TablePreview<T>.Columns();

    /// <inheritdoc/>
    public ValueTask<ArtifactPreview> PreviewAsync(int rows, CancellationToken cancellation) => TablePreview<T>.HeadAsync(this, rows, cancellation);

    /// <inheritdoc/>
    public ValueTask<ArtifactPreview> SampleAsync(int rows, Seed seed, CancellationToken cancellation) =>
        TablePreview<T>.SampleAsync(this, rows, seed, cancellation);

    /// <inheritdoc/>
    public override string ToString() => $"Dataset<{T.Schema.Name}> ({RowCount} rows)";

    static async ValueTask IArtifact<Dataset<T>>.SaveAsync(Dataset<T> artifact, ArtifactFolder folder, CancellationToken cancellation)
    {
        if (artifact.OwnFiles is { } files)
        {
            foreach (ShardEntry shard in files.Manifest.Shards)
                FileLink.LinkOrCopy(Path.Combine(files.Folder, shard.File), folder.File(shard.File));
            await files.Manifest.As(T.Schema).WriteAsync(folder.Path, cancellation).ConfigureAwait(false);
            return;
        }

        var writer = new DatasetWriter<T>(folder.Path);
        await using (writer.ConfigureAwait(false))
        {
            await foreach (Batch<T> batch in artifact.ReadAsync(cancellation).ConfigureAwait(false))
                await writer.AddAsync(batch, cancellation).ConfigureAwait(false);
            await writer.CompleteAsync(cancellation).ConfigureAwait(false);
        }
    }

    static ValueTask<Dataset<T>> IArtifact<Dataset<T>>.LoadAsync(ArtifactFolder folder, CancellationToken cancellation) =>
        Dataset.OpenAsync<T>(folder.Path, cancellation);
}
