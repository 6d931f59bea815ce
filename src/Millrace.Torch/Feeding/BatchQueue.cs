using static TorchSharp.torch;

namespace Millrace.Torch;

/// <summary>
/// Two buffers in turn: while one batch is trained on, the next is gathered on another thread. Rows in the order of a permutation lie anywhere in
/// memory, and waiting for them is what gathering is.
/// </summary>
/// <param name="capacity">How many rows a batch has at most.</param>
/// <param name="width">Numbers a row.</param>
/// <param name="device">Where the rows are used.</param>
internal sealed class BatchQueue(int capacity, int width, Device device) : IDisposable
{
    private BatchBuffer _ready = new(capacity, width, device);
    private BatchBuffer _next = new(capacity, width, device);

    /// <summary>Gives the rows of a block in batches. A batch is valid until the next is asked for.</summary>
    /// <param name="block">The block.</param>
    /// <param name="order">Numbers of rows in the block.</param>
    public IEnumerable<BatchBuffer> Batches(RowBlock block, ReadOnlyMemory<int> order)
    {
        Task gathering = Gather(block, order, 0);
        try
        {
            for (int first = 0; first < order.Length; first += capacity)
            {
                gathering.GetAwaiter().GetResult();
                (_ready, _next) = (_next, _ready);
                gathering = Gather(block, order, first + capacity);
                yield return _ready;
            }
        }
        finally
        {
            // Who leaves early may dispose the buffers.
            gathering.GetAwaiter().GetResult();
        }
    }

    public void Dispose()
    {
        _ready.Dispose();
        _next.Dispose();
    }

    private Task Gather(RowBlock block, ReadOnlyMemory<int> order, int first)
    {
        if (first >= order.Length)
            return Task.CompletedTask;

        BatchBuffer buffer = _next;
        ReadOnlyMemory<int> rows = order.Slice(first, Math.Min(capacity, order.Length - first));
        return Task.Run(() => buffer.Gather(block, rows.Span));
    }
}
