using System.Runtime.CompilerServices;
using Millrace.Data;

namespace Millrace.Features.Tests.Applying;

/// <summary>Rows behind which reading fails.</summary>
internal sealed class BrokenRows(RowSource rows) : RowSource
{
    public override long RowCount => rows.RowCount + 1;

    public override async IAsyncEnumerable<Batch<T>> ReadAsync<T>(ScanOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (Batch<T> batch in rows.ReadAsync<T>(options, cancellation))
            yield return batch;
        throw new IOException("The disk is gone.");
    }

    public override ValueTask<long> CountAsync(ScanOptions options, CancellationToken cancellation) => rows.CountAsync(options, cancellation);
}
