namespace Millrace.Data;

/// <summary>A row group of a dataset on its way: filled by the caller, then encoded and written by another thread.</summary>
/// <typeparam name="T">The row type.</typeparam>
internal sealed class WritingGroup<T> : IDisposable
    where T : struct, ISchema<T>
{
    public WritingGroup(ParquetWriteOptions options, long groupBytes)
    {
        Batch<T> rows = T.CreateBatch(0);
        Filling = new FillingGroup<T>(rows, RowSource.RowsOfBatch(rows.Columns), groupBytes);
        Encoded = new EncodedGroup(Filling.Rows, options);
    }

    /// <summary>The rows.</summary>
    public FillingGroup<T> Filling { get; }

    /// <summary>What they are encoded to.</summary>
    public EncodedGroup Encoded { get; }

    /// <summary>Ends once the rows are written; fails with the first failure in the order of the rows.</summary>
    public Task Written { get; set; } = Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        Filling.Dispose();
        Encoded.Dispose();
    }
}
