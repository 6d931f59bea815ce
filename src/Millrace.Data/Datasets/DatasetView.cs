namespace Millrace.Data;

/// <summary>
/// Rows of a dataset that a filter keeps, read when somebody asks for them: only the columns that are wanted or decide, and neither files nor row groups
/// of which it is known that they hold no such row. To make a dataset of them, write what is read with a <see cref="DatasetWriter{T}"/>.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
public sealed class DatasetView<T>
    where T : struct, ISchema<T>
{
    private readonly RowSource _source;
    private readonly RowFilter _filter;

    internal DatasetView(RowSource source, RowFilter filter) => (_source, _filter) = (source, filter);

    /// <summary>Those of the rows that another filter keeps as well.</summary>
    /// <param name="filter">The filter.</param>
    public DatasetView<T> Where(Filter<T> filter) => new(_source, new RowFilterPair(_filter, new RowFilter<T>(filter)));

    /// <summary>The same rows with some of their columns; what the filter looks at need not be among them.</summary>
    /// <typeparam name="TTo">A schema whose columns are all among this one's, as for <see cref="Dataset{T}.Project{TTo}"/>.</typeparam>
    /// <exception cref="DataException">A column is not among this one's, or has another type.</exception>
    public DatasetView<TTo> Project<TTo>()
        where TTo : struct, ISchema<TTo>
    {
        Projection.Check<T, TTo>();
        return new DatasetView<TTo>(_source, _filter);
    }

    /// <summary>Reads the rows in order. The batch is reused: copy what you keep.</summary>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <returns>Batches of at least one row and at most 65,536.</returns>
    /// <exception cref="DataException">A file is missing or damaged.</exception>
    public IAsyncEnumerable<Batch<T>> ReadAsync(CancellationToken cancellation = default) => ReadAsync(DatasetReadOptions.Default, cancellation);

    /// <summary>Reads the rows in order. The batch is reused: copy what you keep.</summary>
    /// <param name="options">How they are read.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <returns>Batches of at least one row and at most 65,536.</returns>
    /// <exception cref="DataException">A file is missing or damaged.</exception>
    public IAsyncEnumerable<Batch<T>> ReadAsync(DatasetReadOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return _source.ReadAsync<T>(options.ToScan(_filter), cancellation);
    }

    /// <summary>Counts the rows: only the columns that decide are read.</summary>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <exception cref="DataException">A file is missing or damaged.</exception>
    public ValueTask<long> CountAsync(CancellationToken cancellation = default) => CountAsync(DatasetReadOptions.Default, cancellation);

    /// <summary>Counts the rows: only the columns that decide are read.</summary>
    /// <param name="options">How they are read.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <exception cref="DataException">A file is missing or damaged.</exception>
    public ValueTask<long> CountAsync(DatasetReadOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return _source.CountAsync(options.ToScan(_filter), cancellation);
    }

    /// <summary>Reads the rows as records, for tests and small data.</summary>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <exception cref="DataException">A file is missing or damaged.</exception>
    public async ValueTask<T[]> ToArrayAsync(CancellationToken cancellation = default)
    {
        var rows = new List<T>();
        await foreach (Batch<T> batch in ReadAsync(cancellation).ConfigureAwait(false))
        {
            for (int i = 0; i < batch.Count; i++)
                rows.Add(batch[i]);
        }

        return [.. rows];
    }

    /// <inheritdoc/>
    public override string ToString() => $"Dataset<{T.Schema.Name}> where {_filter}";
}
