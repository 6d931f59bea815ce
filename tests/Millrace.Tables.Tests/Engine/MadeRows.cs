using System.Runtime.CompilerServices;
using Millrace.Data;

namespace Millrace.Tables.Tests.Engine;

/// <summary>Rows that are made while they are read, so that nobody holds them, and that do not look at tokens.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <param name="count">How many there are.</param>
/// <param name="make">Makes a row of its number.</param>
/// <param name="whenRead">Told before each batch how many rows there are with it.</param>
internal sealed class MadeRows<TRow>(int count, Func<int, TRow> make, Action<int> whenRead) : RowSource
    where TRow : struct, ISchema<TRow>
{
    private const int RowsAtOnce = 1000;

    public override long RowCount => count;

    public static Dataset<TRow> Of(int count, Func<int, TRow> make, Action<int>? whenRead = null) =>
        new(new MadeRows<TRow>(count, make, whenRead ?? (static _ => { })));

    public override ValueTask<long> CountAsync(ScanOptions options, CancellationToken cancellation) => ValueTask.FromResult(RowCount);

    public override async IAsyncEnumerable<Batch<T>> ReadAsync<T>(ScanOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using Batch<TRow> batch = TRow.CreateBatch(0);
        for (int number = 0; number < count;)
        {
            await Task.Yield();
            batch.Clear();
            do
                batch.Add(make(number++));
            while (number < count && number % RowsAtOnce != 0);
            whenRead(number);
            yield return (Batch<T>)(object)batch;
        }
    }
}
