using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Writes each row into one of several datasets.</summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="step">The step in whose folders they lie; receives progress.</param>
/// <param name="count">How many there are.</param>
/// <param name="options">How they are written.</param>
internal sealed class PartWriter<T>(StepContext step, int count, TableOptions options) : IAsyncDisposable
    where T : struct, ISchema<T>
{
    private readonly ImmutableArray<DatasetWriter<T>> _writers = [.. Enumerable.Range(0, count).Select(_ => step.CreateDataset<T>(options.Writing))];
    private int[] _rows = [];
    private long _written;

    /// <summary>Writes the rows of a batch.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="parts">The part of each.</param>
    /// <param name="total">How many rows all batches have.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public async ValueTask AddAsync(Batch<T> batch, ReadOnlyMemory<byte> parts, long total, CancellationToken cancellation)
    {
        if (_rows.Length < batch.Count)
            _rows = new int[batch.Count];
        for (int part = 0; part < _writers.Length; part++)
            await _writers[part].AddAsync(batch, _rows.AsMemory(0, Choose(parts.Span, part)), cancellation).ConfigureAwait(false);
        _written += batch.Count;
        step.ReportProgress(_written, total, "rows");
    }

    /// <summary>Completes all datasets.</summary>
    public async ValueTask<ImmutableArray<Dataset<T>>> CompleteAsync(CancellationToken cancellation)
    {
        var parts = ImmutableArray.CreateBuilder<Dataset<T>>(_writers.Length);
        foreach (DatasetWriter<T> writer in _writers)
            parts.Add(await writer.CompleteAsync(cancellation).ConfigureAwait(false));
        return parts.MoveToImmutable();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (DatasetWriter<T> writer in _writers)
            await writer.DisposeAsync().ConfigureAwait(false);
    }

    private int Choose(ReadOnlySpan<byte> parts, int part)
    {
        int chosen = 0;
        for (int row = 0; row < parts.Length; row++)
        {
            _rows[chosen] = row;
            chosen += parts[row] == part ? 1 : 0;
        }

        return chosen;
    }
}
